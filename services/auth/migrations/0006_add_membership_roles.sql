-- More roles than owner, members who left, and a version that tells an old token from a new one. One column's default is
-- the time, so memberships is written anew once under its lock, and the checks read it: a table of few rows.
-- unsafe: constraint-without-not-valid: organizations and their members are few, the lock is held for milliseconds
-- unsafe: volatile-default: organizations and their members are few, the lock is held for milliseconds
-- unsafe: index-without-concurrently: organizations and their members are few, the lock is held for milliseconds
alter table memberships
  drop constraint role_known,
  add column perm_version bigint not null default 1,
  add column status text not null default 'active',
  add column changed_at timestamptz not null default clock_timestamp(),
  add constraint role_known check (role in ('owner', 'admin', 'member', 'viewer')),
  add constraint status_known check (status in ('active', 'removed')),
  add constraint perm_version_positive check (perm_version > 0);
grant update (role, status, perm_version, changed_at) on memberships to auth;
create index memberships_user_id_idx on memberships (user_id);

comment on column memberships.perm_version is
  'One more with each change of what the member may do. A row stays when its member leaves, so that it never counts back.';
comment on column memberships.status is 'active or removed.';
comment on column memberships.changed_at is 'When role or status changed last.';

-- As before, but an owner who left is none. The organization's row is locked first: two owners who leave at the same time
-- wait for each other here, and the second one's check, a statement of its own with a new snapshot, sees the first gone.
create or replace function organization_must_have_owner() returns trigger language plpgsql set search_path from current as $$
declare
  checked uuid := coalesce(new.org_id, old.org_id);
begin
  perform 1 from organizations where org_id = checked for no key update;
  if not exists (select from memberships where org_id = checked and role = 'owner' and status = 'active') then
    raise exception using
      errcode = 'check_violation',
      message = 'an organization has an owner',
      constraint = 'organization_must_have_owner',
      table = tg_table_name;
  end if;
  return null;
end
$$;
