-- Connect flows from the press of a button to the callback. New tables: no lock matters.
create table oauth_flows (
  state_hash bytea primary key check (octet_length(state_hash) = 32),
  id uuid not null unique,
  org_id uuid not null,
  agent_id uuid not null,
  provider text not null check (provider in ('hubspot', 'salesforce', 'google')),
  kind text not null check (kind in ('member', 'invitation')),
  actor text,
  session_hash bytea check (octet_length(session_hash) = 32),
  browser_hash bytea not null check (octet_length(browser_hash) = 32),
  verifier_ct bytea not null,
  return_to text not null check (char_length(return_to) <= 2048),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  consumed_at timestamptz,
  constraint member_is_known check (kind <> 'member' or actor is not null)
);
comment on table oauth_flows is 'Looked up by the callback before the organization is known: a system table. Kept a day after its end.';
comment on column oauth_flows.state_hash is 'SHA-256 of the 256 random bits of the state, which is kept nowhere.';
comment on column oauth_flows.actor is 'Who began it and is authorized again at the callback; null for an invitation.';
comment on column oauth_flows.browser_hash is 'SHA-256 of the cookie of the browser that began it.';
comment on column oauth_flows.verifier_ct is 'The PKCE verifier, sealed for the organization.';
create index oauth_flows_expires_at_idx on oauth_flows (expires_at);
select declare_system_table('oauth_flows');
grant select, insert, update (consumed_at), delete on oauth_flows to integrations;

create table connect_invitations (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  org_id uuid not null,
  agent_id uuid not null,
  provider text not null check (provider in ('hubspot', 'salesforce', 'google')),
  invited_by text not null,
  return_to text not null check (char_length(return_to) <= 2048),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table connect_invitations is 'Links for people without a log-in, good once. Looked up before the organization is known: a system table.';
comment on column connect_invitations.token_hash is 'SHA-256 of the secret part of the link, which is kept nowhere.';
create index connect_invitations_expires_at_idx on connect_invitations (expires_at);
select declare_system_table('connect_invitations');
grant select, insert, update (used_at), delete on connect_invitations to integrations;
