-- Agents' settings on their way to the assistants of voice providers. New table: no lock matters.
create table assistants (
  org_id uuid not null,
  agent_id uuid not null,
  provider text not null check (provider in ('retell', 'vapi')),
  provider_agent_id text not null check (char_length(provider_agent_id) between 1 and 255),
  api_key_ct bytea not null,
  settings_ct bytea not null,
  previous_webhook_ct bytea,
  state text not null check (state in ('pending', 'done', 'failed')),
  reason text check (char_length(reason) <= 160),
  wanted_version bigint not null check (wanted_version > 0),
  synced_version bigint not null default 0 check (synced_version >= 0),
  attempts bigint not null default 0 check (attempts >= 0),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (org_id, agent_id),
  constraint says_why check (state <> 'failed' or reason is not null)
);
comment on table assistants is 'What an agent''s assistant at its provider is to be like, one row an agent.';
comment on column assistants.api_key_ct is 'The tenant''s key at the provider, sealed.';
comment on column assistants.settings_ct is 'Name, first message, prompt and webhook address, sealed; what is empty there is left as it is.';
comment on column assistants.previous_webhook_ct is
  'Where events went before the address was first changed, sealed: the provider forgets it, and somebody may want it back.';
comment on column assistants.reason is 'Also why the last attempt of a pending one did not succeed.';
select declare_tenant_table('assistants');
grant select, insert,
  update (
    provider, provider_agent_id, api_key_ct, settings_ct, previous_webhook_ct, state, reason, wanted_version,
    synced_version, attempts, updated_at)
  on assistants to integrations;
