-- Calls on their way to customer systems. New table: no lock matters.
create table syncs (
  org_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  call_id uuid not null,
  agent_id uuid not null,
  provider text not null check (provider in ('hubspot', 'salesforce')),
  state text not null check (state in ('pending', 'waiting', 'done', 'skipped', 'failed')),
  reason text check (char_length(reason) <= 160),
  wanted_version bigint not null check (wanted_version > 0),
  synced_version bigint not null default 0 check (synced_version >= 0),
  outside_id text check (char_length(outside_id) between 1 and 64),
  outside_contact_id text check (char_length(outside_contact_id) between 1 and 64),
  attempts bigint not null default 0 check (attempts >= 0),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (org_id, id),
  unique (org_id, connection_id, call_id),
  foreign key (org_id, connection_id) references connections (org_id, id),
  constraint says_why check (state not in ('waiting', 'skipped', 'failed') or reason is not null)
);
comment on table syncs is 'One row for every call and connection; its job has its id as reference.';
comment on column syncs.state is 'waiting: until somebody connects the account again; done: wanted_version is there.';
comment on column syncs.reason is 'Also why the last attempt of a pending one did not succeed.';
create index syncs_call_id_idx on syncs (org_id, call_id);
create index syncs_waiting_idx on syncs (org_id, connection_id, id) where state = 'waiting';
select declare_tenant_table('syncs');
grant select, insert,
  update (
    state, reason, wanted_version, synced_version, outside_id, outside_contact_id, attempts, updated_at)
  on syncs to integrations;
