-- Every attempt to bring something to a customer system, partitioned by month so that old months can be dropped. New table.
create table sync_logs (
  org_id uuid not null,
  id uuid not null,
  logged_on date not null default (clock_timestamp() at time zone 'utc')::date,
  sync_id uuid not null,
  connection_id uuid not null,
  call_id uuid not null,
  provider text not null check (provider in ('hubspot', 'salesforce')),
  attempt bigint not null check (attempt > 0),
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  outcome text
    check (outcome in ('created', 'updated', 'skipped', 'waiting', 'deferred', 'failed', 'refused', 'unknown')),
  reason text check (char_length(reason) <= 160),
  http_status integer check (http_status between 100 and 599),
  matches integer check (matches >= 0),
  outside_id text check (char_length(outside_id) between 1 and 64),
  primary key (org_id, id, logged_on),
  constraint ended_with_an_outcome check ((ended_at is null) = (outcome is null))
) partition by range (logged_on);
create table sync_logs_default partition of sync_logs default;
comment on table sync_logs is 'Written before the system is asked: an attempt without an outcome may have been heard. Ids and reasons only.';
comment on column sync_logs.outcome is 'unknown: the system may have acted without our hearing of it.';
create index sync_logs_sync_id_idx on sync_logs (org_id, sync_id, id);
select declare_tenant_table('sync_logs');
select declare_tenant_table('sync_logs_default');
grant select, insert, update (ended_at, outcome, reason, http_status, matches, outside_id) on sync_logs to integrations;
