-- Calls as all their events together tell them. New table.
create table calls (
  org_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  provider text not null,
  provider_call_id text not null,
  provider_agent_id text,
  agent_id uuid,
  state text not null check (state in ('registered', 'ringing', 'in_progress', 'ended', 'analyzed')),
  state_rank smallint not null check (state_rank between 0 and 4),
  direction text,
  started_at timestamptz,
  ended_at timestamptz,
  duration_ms bigint check (duration_ms between 0 and 86400000),
  end_reason text,
  usage_state text not null check (usage_state in ('known', 'unknown')),
  seconds bigint check (seconds between 0 and 172800),
  version bigint not null check (version >= 0),
  received_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (org_id, id),
  unique (org_id, source_id, provider_call_id),
  foreign key (org_id, source_id) references sources (org_id, id),
  constraint seconds_exactly_when_usage_is_known check ((usage_state = 'known') = (seconds is not null))
);
comment on column calls.agent_id is 'Null until auth knows an agent of this organization under the provider''s id.';
comment on column calls.duration_ms is 'The provider''s own figure; null where it gave none that can be true.';
comment on column calls.seconds is 'Whole seconds to pay for, rounded up.';
comment on column calls.version is 'Number of distinct events folded.';
comment on column calls.received_at is 'When the first event arrived.';
comment on column calls.recorded_at is 'When the first event was folded.';
create index calls_provider_call_id_idx on calls (org_id, provider_call_id);
select declare_tenant_table('calls');
grant select, insert, update on calls to webhooks;
