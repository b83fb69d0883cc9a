-- The data keys of each organization, wrapped by a master key that never reaches the database. New table: no lock matters.
create table org_keys (
  org_id uuid not null,
  dek_id uuid not null,
  wrapped_dek bytea not null check (octet_length(wrapped_dek) between 1 and 1024),
  kek_id text not null,
  state text not null check (state in ('active', 'decrypt_only', 'retired')),
  created_at timestamptz not null default clock_timestamp(),
  primary key (org_id, dek_id)
);
comment on table org_keys is 'Data keys, one active an organization; the system organization owns what has no tenant.';
comment on column org_keys.kek_id is 'Id of the master key that wrapped the data key.';
create unique index org_keys_active_idx on org_keys (org_id) where state = 'active';
select declare_tenant_table('org_keys');
select grant_to_service('org_keys', 'select, insert');
