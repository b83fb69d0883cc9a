-- Passes over the providers' lists of calls. New table: no lock matters.
create table backfills (
  org_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  window_from timestamptz not null,
  window_to timestamptz not null,
  state text not null default 'running' check (state in ('running', 'done', 'failed')),
  cursor text not null default '',
  page bigint not null default 0,
  listed bigint not null default 0,
  known bigint not null default 0,
  missing bigint not null default 0,
  amended bigint not null default 0,
  reason text not null default '',
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, source_id) references sources (org_id, id),
  constraint window_has_a_length check (window_from < window_to),
  constraint ended_at_only_when_over check ((state = 'running') = (ended_at is null))
);
comment on table backfills is 'Kept: what was found missing tells how well a provider delivers.';
comment on column backfills.cursor is 'Where the next page begins, in the provider''s own words; empty at the beginning.';
comment on column backfills.page is 'Pages taken in: what the job of the backfill must catch up to.';
create unique index backfills_running_idx on backfills (org_id, source_id) where state = 'running';
select declare_tenant_table('backfills');
grant select, insert, update on backfills to webhooks;
