-- Which events a call was folded from: an event counts once, however often it is replayed. New table.
create table call_events (
  org_id uuid not null,
  call_id uuid not null,
  dedupe_key bytea not null check (octet_length(dedupe_key) = 16),
  event_type text not null,
  inbox_id uuid not null,
  folded_at timestamptz not null default clock_timestamp(),
  primary key (org_id, call_id, dedupe_key),
  foreign key (org_id, call_id) references calls (org_id, id)
);
select declare_tenant_table('call_events');
grant select, insert on call_events to webhooks;
