-- Which organizations are closed, as auth tells. New table: locks nothing in use.
create table organization_states (
  org_id uuid primary key,
  is_closed boolean not null,
  version bigint not null,
  noted_at timestamptz not null default clock_timestamp()
);
comment on table organization_states is
  'Asked before the organization of a delivery is known: a system table. An organization without a row was never closed.';
comment on column organization_states.version is 'Counts the changes of status at auth: an older one that comes late changes nothing.';
select declare_system_table('organization_states');
grant select, insert, update (is_closed, version, noted_at) on organization_states to webhooks;
