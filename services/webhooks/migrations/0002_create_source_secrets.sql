-- What the provider signs with; several may live at once while one is replaced. New table: no lock matters.
create table source_secrets (
  id uuid primary key,
  source_id uuid not null references sources (id),
  secret_ct bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  not_after timestamptz not null default 'infinity'
);
comment on column source_secrets.secret_ct is 'Sealed with the organization''s key, label source.secret, record id.';
create index source_secrets_source_id_idx on source_secrets (source_id);
select declare_system_table('source_secrets');
grant select, insert on source_secrets to webhooks;
