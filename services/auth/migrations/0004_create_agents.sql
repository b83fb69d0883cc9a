-- Voice agents. A provider's id is unique within its organization only: were it unique for all, one tenant could squat on
-- another's. Locks organizations for a moment (a foreign key is added), in a schema that no service uses yet.
create table agents (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  provider text not null,
  provider_agent_id text not null,
  ai_manager_enabled boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  primary key (org_id, id),
  unique (org_id, provider, provider_agent_id),
  foreign key (org_id) references organizations (org_id),
  constraint name_length check (char_length(name) between 1 and 200),
  constraint provider_known check (provider in ('retell', 'vapi', 'twilio')),
  constraint provider_agent_id_length check (char_length(provider_agent_id) between 1 and 200)
);
select declare_tenant_table('agents');
grant select, insert on agents to auth;

comment on table agents is 'Voice agents of organizations. Written by CreateAgent.';
comment on column agents.provider_agent_id is 'What the provider calls the agent.';
comment on column agents.ai_manager_enabled is 'Whether calls may be evaluated; off until somebody turns it on.';
