-- The organizations' event streams of the last day, partitioned by day so that old days can be dropped. New table.
create table stream_log (
  org_id uuid not null,
  seq bigint not null check (seq > 0),
  logged_on date not null default (clock_timestamp() at time zone 'utc')::date,
  logged_at timestamptz not null default clock_timestamp(),
  event_id uuid not null,
  kind text not null,
  occurred_at timestamptz not null,
  payload_ct bytea not null,
  primary key (org_id, seq, logged_on)
) partition by range (logged_on);
create table stream_log_default partition of stream_log default;
comment on column stream_log.seq is 'Given under the lock of the organization''s row in stream_heads.';
comment on column stream_log.payload_ct is 'JSON, sealed with the organization''s key, label stream.event, record event_id.';
select declare_tenant_table('stream_log');
select declare_tenant_table('stream_log_default');
grant select, insert on stream_log to webhooks;
