-- Waits that cost no time of the budget, and kinds that coalesce. Columns with constant defaults: the lock on jobs is held
-- for a moment, no row is rewritten.
alter table jobs
  add column waited_us bigint not null default 0,
  add column wanted bigint not null default 0,
  add column seen bigint not null default 0;

comment on column jobs.waited_us is
  'Microseconds spent behind open breakers: the elapsed budget does not count them.';
comment on column jobs.wanted is
  'Coalescing kinds: the highest version anybody asked for; 0 for all others.';
comment on column jobs.seen is
  'Coalescing kinds: what was wanted at the claim. A job whose wanted has grown since is ready again when it completes.';
