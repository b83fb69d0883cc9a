-- Requests that were sent together. Locks nothing that existed before.
create table batches (
  org_id uuid not null,
  id uuid not null,
  state text not null,
  -- Empty until the provider gave it.
  provider_batch_id text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  submitted_at timestamptz,
  ended_at timestamptz,
  primary key (org_id, id),
  constraint state_known check (state in ('submitting', 'submitted', 'ended', 'unsent', 'unknown')),
  constraint submitted_has_an_id check (state not in ('submitted', 'ended') or provider_batch_id <> '')
);
select declare_tenant_table('batches');
grant select, insert, update on batches to analysis;
create unique index batches_org_id_provider_batch_id_key on batches (org_id, provider_batch_id)
  where provider_batch_id <> '';

comment on table batches is 'Batches of one organization, written with their members before they are sent.';
comment on column batches.state is 'submitting: perhaps sent, not answered yet; unsent: refused as a whole; unknown: given up, counted as spent.';
