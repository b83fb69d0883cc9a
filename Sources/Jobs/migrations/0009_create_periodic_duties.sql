-- Work that comes round by the clock: whichever replica finds a duty due claims it. New table: locks nothing in use.
create table periodic_duties (
  lease_token uuid,
  next_at timestamptz not null default clock_timestamp(),
  lease_until timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  last_count bigint,
  failures integer not null default 0,
  name text not null,
  last_reason text,
  constraint periodic_duties_pkey primary key (name),
  constraint periodic_duties_lease_whole check ((lease_token is null) = (lease_until is null)),
  constraint periodic_duties_names_bounded check (
    octet_length(name) between 1 and 64 and octet_length(last_reason) <= 160)
)
with (fillfactor = 50);

select declare_system_table('periodic_duties');
select grant_to_service('periodic_duties', 'select, insert, update');

comment on table periodic_duties is
  'One row a duty, made and written by PeriodicDuties. There is no leader: the lease says who runs a duty now.';
comment on column periodic_duties.lease_token is 'New with each claim; the end is recorded only by its holder.';
comment on column periodic_duties.lease_until is 'When another replica may run the duty although no end was recorded.';
comment on column periodic_duties.last_count is 'What the last run that ended well says it did.';
comment on column periodic_duties.failures is 'Runs that failed since one ended well.';
comment on column periodic_duties.last_reason is 'Why the last run failed: a stable name. Null once one ended well.';
