-- A ticket goes back to the log-in, key or outside person of the token that it was asked for with, and ends with it. A column
-- without a default: the lock is held for a moment. Tickets from before it, a minute old at most, count no more.
alter table tickets add column session_id uuid;
comment on column tickets.session_id is 'What the token stood for that it was asked for with.';
