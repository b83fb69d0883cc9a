-- What a member may do with one agent beyond the role. New table: locks agents and memberships for a moment (foreign keys).
create table agent_grants (
  org_id uuid not null,
  agent_id uuid not null,
  user_id uuid not null,
  permission text not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (org_id, agent_id, user_id, permission),
  foreign key (org_id, agent_id) references agents (org_id, id),
  foreign key (org_id, user_id) references memberships (org_id, user_id),
  constraint permission_length check (char_length(permission) between 1 and 64)
);
select declare_tenant_table('agent_grants');
grant select, insert, delete on agent_grants to auth;

comment on table agent_grants is 'What a member may do with one agent beyond the role. Written by GrantAgent and RevokeAgentGrant.';
comment on column agent_grants.permission is 'Such as connections.manage.';
