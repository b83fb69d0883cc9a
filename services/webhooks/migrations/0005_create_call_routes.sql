-- Where a provider's call belongs, decided by its first event and never changed. New table.
create table call_routes (
  source_id uuid not null references sources (id),
  provider_call_id text not null check (length(provider_call_id) between 1 and 200),
  org_id uuid not null,
  call_id uuid not null unique,
  first_at timestamptz not null default clock_timestamp(),
  erased_at timestamptz,
  primary key (source_id, provider_call_id)
);
comment on table call_routes is 'Read before the call''s organization is known: a system table. Never pruned.';
comment on column call_routes.erased_at is 'When the call''s person was erased; later events then make no new call.';
select declare_system_table('call_routes');
grant select, insert on call_routes to webhooks;
