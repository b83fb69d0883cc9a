-- Which organization an agent belongs to, and when. Locks agents for a moment: every agent so far gets the organization that
-- made it, for ever so far.
--
-- A system table: at every moment an agent has at most one organization, and a rule among organizations cannot be kept by
-- rows that only their own organization sees. Every statement on it names the organization.
--
-- An exclusion constraint compares through an index of kind gist, which has no operators for UUIDs without an extension. A
-- range of one UUID has them.
-- unsafe: write-without-batches: agents are few, and none of them can be shown before its row is there
-- unsafe: several-tables: programs write agents first and agent_ownership second, as this file does
create type uuid_range as range (subtype = uuid);
-- The server lets everybody use a new type's functions.
revoke execute on function
  uuid_range(uuid, uuid), uuid_range(uuid, uuid, text), uuid_multirange(), uuid_multirange(uuid_range),
  uuid_multirange(uuid_range[])
from public;
grant execute on function uuid_range(uuid, uuid, text) to auth;

create table agent_ownership (
  agent_id uuid not null,
  org_id uuid not null,
  valid tstzrange not null,
  constraint agent_ownership_not_empty check (not isempty(valid)),
  constraint agent_ownership_one_at_a_time
    exclude using gist (uuid_range(agent_id, agent_id, '[]') with &&, valid with &&)
);
select declare_system_table('agent_ownership');
grant select, insert, update (valid) on agent_ownership to auth;
create index agent_ownership_org_id_agent_id_idx on agent_ownership (org_id, agent_id);

alter table agents no force row level security;
insert into agent_ownership (agent_id, org_id, valid) select id, org_id, tstzrange(null, null) from agents;
alter table agents force row level security;

comment on table agent_ownership is
  'Which organization an agent belongs to, and when. Written by CreateAgent and MoveAgent; kept for ever: calls are '
  'attributed by their time.';
comment on column agent_ownership.valid is 
  'From the lower bound up to the upper one, which does not belong to it. The first organization has no lower bound: a call '
  'that came before the agent was known here is its too.';
