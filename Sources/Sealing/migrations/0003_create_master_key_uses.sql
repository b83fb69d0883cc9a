-- Which master keys wrap data keys, across organizations, and which replicas can open with them: what a rotation must know.
-- New tables: no lock matters.
create table org_key_masters (
  org_id uuid not null,
  dek_id uuid not null,
  kek_id text not null,
  primary key (org_id, dek_id)
);
comment on table org_key_masters is
  'Ids alone of what org_keys holds and may still have to be opened: nobody sees across organizations there. Written by a '
  'trigger; a master key that is not here is needed for no row.';
create index org_key_masters_kek_id_idx on org_key_masters (kek_id, org_id);
select declare_system_table('org_key_masters');
select grant_to_service('org_key_masters', 'select');

create table sealing_replicas (
  replica text primary key check (octet_length(replica) between 1 and 255),
  kek_ids text[] not null check (cardinality(kek_ids) between 1 and 16),
  reported_at timestamptz not null default clock_timestamp()
);
comment on table sealing_replicas is
  'Which master keys each running process of the service can open with, told every few seconds. One that has not told for a '
  'minute has ended.';
select declare_system_table('sealing_replicas');
select grant_to_service('sealing_replicas', 'select, insert, update, delete');

create table retired_master_keys (
  kek_id text primary key,
  retired_at timestamptz not null default clock_timestamp()
);
comment on table retired_master_keys is 'Master keys that no row needs any more and that never seal again. Old backups may need them.';
select declare_system_table('retired_master_keys');
select grant_to_service('retired_master_keys', 'select, insert');
