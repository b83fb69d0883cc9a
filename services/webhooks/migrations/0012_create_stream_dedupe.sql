-- One row an event of the streams: its primary key makes a repeated append change nothing. Apart from the log, because a
-- partitioned table can only be unique on its partition key. Ids alone: a system table, which retention sweeps. New table.
create table stream_dedupe (
  org_id uuid not null,
  event_id uuid not null,
  appended_at timestamptz not null default clock_timestamp(),
  primary key (org_id, event_id)
);
comment on table stream_dedupe is 'Kept 7 days: twice as long as any outbox tries to deliver.';
create index stream_dedupe_appended_at_idx on stream_dedupe (appended_at);
select declare_system_table('stream_dedupe');
grant select, insert, delete on stream_dedupe to webhooks;
