-- Tenants. The row's key is the tenant itself, so it is inserted in a transaction scoped to the new id. Locks nothing that
-- existed before.
create table organizations (
  org_id uuid primary key,
  name text not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint name_length check (char_length(name) between 1 and 200)
);
select declare_tenant_table('organizations');
grant select, insert on organizations to auth;

comment on table organizations is 'Tenants. Written by CreateOrganization.';
