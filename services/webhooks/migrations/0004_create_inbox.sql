-- Every verified delivery, as it came. Append-only, partitioned by day so that old days can be dropped. New table.
create table inbox (
  id uuid not null,
  received_on date not null default (clock_timestamp() at time zone 'utc')::date,
  received_at timestamptz not null default clock_timestamp(),
  source_id uuid not null references sources (id),
  org_id uuid not null,
  event_type text not null,
  dedupe_key bytea not null,
  body_hash bytea not null,
  body_ct bytea not null,
  secret_id uuid not null references source_secrets (id),
  remote_address text not null,
  primary key (id, received_on)
) partition by range (received_on);
create table inbox_default partition of inbox default;
alter table inbox alter column body_ct set storage external;
alter table inbox_default alter column body_ct set storage external;
comment on table inbox is 'Deliveries that verified. The organization is the source''s.';
comment on column inbox.body_ct is
  'The raw body, sealed with the organization''s key, label inbox.body, record id. Ciphertext does not compress.';
comment on column inbox.secret_id is 'The secret whose signature matched.';
select declare_system_table('inbox');
select declare_system_table('inbox_default');
grant select, insert on inbox to webhooks;
