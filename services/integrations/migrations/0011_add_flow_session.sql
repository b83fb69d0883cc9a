-- A flow goes back to the log-in that began it, which must still live at the callback. A column without a default: the lock is
-- held for a moment.
alter table oauth_flows add column session_id uuid;
comment on column oauth_flows.session_id is 'The log-in, key or outside person whose token began it; null for an invitation and for the operator.';
comment on column oauth_flows.session_hash is 'Not written any more.';
