-- The people whom agents speak with. New table: no lock matters.
create table contacts (
  org_id uuid not null,
  id uuid not null,
  phone_e164 text not null check (phone_e164 ~ '^\+[1-9][0-9]{6,14}$'),
  email_norm text check (char_length(email_norm) between 3 and 254),
  name text check (char_length(name) between 1 and 200),
  version bigint not null default 1 check (version > 0),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (org_id, id),
  unique (org_id, phone_e164)
);
comment on table contacts is 'Plain and searchable, as docs/security.md says; removed with the person''s erasure.';
comment on column contacts.email_norm is 'Lower case.';
comment on column contacts.version is 'Counts changes of e-mail and name.';
create index contacts_email_norm_idx on contacts (org_id, email_norm) where email_norm is not null;
select declare_tenant_table('contacts');
grant select, insert, update (email_norm, name, version, updated_at) on contacts to integrations;
