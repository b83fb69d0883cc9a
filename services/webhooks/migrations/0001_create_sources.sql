-- The places that providers send to. New table: no lock matters.
create table sources (
  id uuid primary key,
  org_id uuid not null,
  provider text not null check (provider in ('retell')),
  path_token_hash bytea not null unique check (octet_length(path_token_hash) = 32),
  state text not null default 'enabled' check (state in ('enabled', 'disabled')),
  created_at timestamptz not null default clock_timestamp()
);
comment on table sources is 'Where an event comes from decides whose it is. Looked up before the organization is known: a system table.';
comment on column sources.path_token_hash is 'SHA-256 of the last part of the webhook path; the token itself is not kept.';
alter table sources add constraint sources_org_id_id_key unique (org_id, id);
comment on constraint sources_org_id_id_key on sources is 'What the foreign keys of tenant tables lead to.';
select declare_system_table('sources');
grant select, insert on sources to webhooks;
