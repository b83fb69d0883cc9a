-- Who belongs to which organization. Locks organizations for a moment (a foreign key and a trigger are added), in a schema
-- that no service uses yet.
create table memberships (
  org_id uuid not null,
  user_id uuid not null,
  role text not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (org_id, user_id),
  foreign key (org_id) references organizations (org_id),
  constraint role_known check (role in ('owner'))
);
select declare_tenant_table('memberships');
grant select, insert on memberships to auth;

comment on table memberships is 'Who belongs to which organization, and as what. Every organization has an owner.';
comment on column memberships.user_id is 'A row of users. Not a foreign key: those of a tenant table start with org_id, and users are never deleted.';

-- Checked at commit: the organization and its first owner arrive in one transaction, and an owner may be exchanged in one.
create function organization_must_have_owner() returns trigger language plpgsql set search_path from current as $$
declare
  checked uuid := coalesce(new.org_id, old.org_id);
begin
  if not exists (select from memberships where org_id = checked and role = 'owner') then
    raise exception using
      errcode = 'check_violation',
      message = 'an organization has an owner',
      constraint = 'organization_must_have_owner',
      table = tg_table_name;
  end if;
  return null;
end
$$;
revoke all on function organization_must_have_owner() from public;

create constraint trigger organizations_owner after insert on organizations
  deferrable initially deferred for each row execute function organization_must_have_owner();
create constraint trigger memberships_owner after update or delete on memberships
  deferrable initially deferred for each row execute function organization_must_have_owner();
