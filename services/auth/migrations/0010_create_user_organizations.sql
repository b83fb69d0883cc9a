-- Which organizations a person belongs to: asked at the log-in, before any organization is known. A system table, because
-- memberships show themselves to their own organization only. New table: locks nothing in use.
-- unsafe: write-without-batches: members are few, and none of them could log in before this row is there
-- unsafe: several-tables: programs write memberships first and this table second, as this file does
create table user_organizations (
  user_id uuid not null,
  org_id uuid not null,
  joined_at timestamptz not null default clock_timestamp(),
  primary key (user_id, org_id)
);
select declare_system_table('user_organizations');
grant select, insert, delete on user_organizations to auth;

alter table memberships no force row level security;
insert into user_organizations (user_id, org_id, joined_at)
select user_id, org_id, created_at from memberships where status = 'active';
alter table memberships force row level security;

comment on table user_organizations is
  'Which organizations a person belongs to. Written with memberships, which decide: this only says where to look.';
