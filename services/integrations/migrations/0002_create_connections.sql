-- Connections of agents to outside accounts. New tables: no lock matters.
create table connections (
  org_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  provider text not null check (provider in ('hubspot', 'salesforce', 'google')),
  status text not null check (status in ('pending_confirmation', 'active', 'needs_reauth', 'disabled')),
  status_reason text check (char_length(status_reason) <= 160),
  outside_account_id text not null check (char_length(outside_account_id) between 1 and 255),
  outside_label_ct bytea not null,
  instance_url text check (char_length(instance_url) <= 255),
  scopes text[] not null,
  connected_by text,
  confirmed_by text,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (org_id, id)
);
comment on column connections.status is 'pending_confirmation: no data flows until an admin confirms; needs_reauth: its tokens are refused; disabled: they are gone.';
comment on column connections.outside_label_ct is 'Domain or address of the account, sealed.';
comment on column connections.instance_url is 'Where the account''s API is, at providers where that differs; checked before it was stored.';
comment on column connections.connected_by is 'Null for an invitation.';
-- One that waits for confirmation never blocks a member's own flow, so it has an index of its own.
create unique index connections_open_idx on connections (org_id, agent_id, provider)
  where status in ('active', 'needs_reauth');
create unique index connections_pending_idx on connections (org_id, agent_id, provider)
  where status = 'pending_confirmation';
create index connections_outside_account_id_idx on connections (org_id, provider, outside_account_id);
select declare_tenant_table('connections');
grant select, insert,
  update (status, status_reason, outside_label_ct, instance_url, scopes, connected_by, confirmed_by, updated_at)
  on connections to integrations;

create table connection_tokens (
  org_id uuid not null,
  connection_id uuid not null,
  generation bigint not null check (generation > 0),
  access_ct bytea,
  refresh_ct bytea,
  expires_at timestamptz,
  refresh_at timestamptz,
  refresh_ref uuid,
  lease_token uuid,
  lease_until timestamptz,
  updated_at timestamptz not null default clock_timestamp(),
  primary key (org_id, connection_id),
  foreign key (org_id, connection_id) references connections (org_id, id)
);
comment on table connection_tokens is 'The tokens of a connection, sealed with organization, connection and generation as associated data.';
comment on column connection_tokens.generation is 'Grows with every change of the tokens; a refresh stores only over the generation that it read.';
comment on column connection_tokens.expires_at is 'By the database''s clock; null where the provider does not tell.';
comment on column connection_tokens.refresh_ref is 'Names the job that refreshes this generation ahead of its end; a job of an older one finds no row.';
comment on column connection_tokens.lease_until is 'Until then one process alone may ask the provider for new tokens.';
create index connection_tokens_refresh_ref_idx on connection_tokens (org_id, refresh_ref);
select declare_tenant_table('connection_tokens');
grant select, insert,
  update (
    generation, access_ct, refresh_ct, expires_at, refresh_at, refresh_ref, lease_token, lease_until, updated_at)
  on connection_tokens to integrations;

create table refresh_attempts (
  org_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  from_generation bigint not null,
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  outcome text check (outcome in ('refreshed', 'late', 'transient', 'unknown', 'revoked', 'scope_lost')),
  reason text check (char_length(reason) <= 160),
  primary key (org_id, id),
  foreign key (org_id, connection_id) references connections (org_id, id),
  constraint ended_with_an_outcome check ((ended_at is null) = (outcome is null))
);
comment on table refresh_attempts is 'Journal, written before the provider is asked: an attempt without an outcome may have used up the refresh token.';
comment on column refresh_attempts.outcome is 'late: the generation had moved, the new tokens were not stored.';
create index refresh_attempts_connection_id_idx on refresh_attempts (org_id, connection_id, from_generation);
select declare_tenant_table('refresh_attempts');
grant select, insert, update (ended_at, outcome, reason) on refresh_attempts to integrations;

create table account_links (
  account_hash bytea not null check (octet_length(account_hash) = 32),
  org_id uuid not null,
  connection_id uuid not null,
  primary key (account_hash, org_id, connection_id)
);
comment on table account_links is 'Which connections share an outside account, across organizations: revoking at the provider would end them all. A system table.';
comment on column account_links.account_hash is 'SHA-256 of provider and account.';
select declare_system_table('account_links');
grant select, insert, delete on account_links to integrations;
