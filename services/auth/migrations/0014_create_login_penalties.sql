-- What failed log-ins cost. New tables: lock nothing in use.
create table login_penalties (
  user_id uuid not null,
  origin bytea not null,
  failures integer not null,
  blocked_until timestamptz not null,
  failed_at timestamptz not null default clock_timestamp(),
  primary key (user_id, origin),
  constraint failures_positive check (failures > 0)
);
create index login_penalties_failed_at_idx on login_penalties (failed_at);
select declare_system_table('login_penalties');
grant select, insert, update, delete on login_penalties to auth;

create table login_origins (
  user_id uuid not null,
  origin bytea not null,
  last_at timestamptz not null default clock_timestamp(),
  primary key (user_id, origin)
);
create index login_origins_last_at_idx on login_origins (last_at);
select declare_system_table('login_origins');
grant select, insert, update (last_at), delete on login_origins to auth;

comment on table login_penalties is
  'Failed log-ins of a person from one origin, and of all origins together. Deleted an hour after the last failure.';
comment on column login_penalties.origin is
  'Two bytes of a hash of person and address: enough to tell origins apart, too little to find the address by trying all. '
  'One zero byte: all origins together, which do not count where the person is known from.';
comment on table login_origins is 'Where a person has logged in from. Deleted after 90 days.';
comment on column login_origins.origin is 'As in login_penalties.';
