-- What stands for something of ours in an outside account. New table: no lock matters.
create table outside_objects (
  org_id uuid not null,
  provider text not null check (provider in ('hubspot', 'salesforce')),
  account_id text not null check (char_length(account_id) between 1 and 255),
  object text not null check (object in ('call')),
  subject_id uuid not null,
  outside_id text not null check (char_length(outside_id) between 1 and 64),
  synced_version bigint not null check (synced_version > 0),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (org_id, provider, account_id, object, subject_id)
);
comment on table outside_objects is 'Keyed by the outside account, not by the connection: who connects it again doubles nothing.';
comment on column outside_objects.synced_version is 'Version of the subject that is there; never goes back.';
select declare_tenant_table('outside_objects');
grant select, insert, update (outside_id, synced_version, updated_at) on outside_objects to integrations;
