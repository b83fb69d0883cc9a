-- Calls that were made to try an agent. The row is there before the provider is asked: a repeat finds it and asks no second
-- time. New table: no lock matters.
create table test_calls (
  org_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  state text not null default 'requested' check (state in ('requested', 'placed', 'refused', 'unknown')),
  provider_call_id text,
  reason text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  primary key (org_id, id),
  foreign key (org_id, source_id) references sources (org_id, id),
  constraint placed_under_an_id check ((state = 'placed') = (provider_call_id is not null))
);
select declare_tenant_table('test_calls');
grant select, insert, update on test_calls to webhooks;
