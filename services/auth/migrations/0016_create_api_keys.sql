-- Keys of programs. New table: locks organizations for a moment (a foreign key). A key names its organization itself, so
-- that its row is found under row security.
create table api_keys (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  secret_sha256 bytea not null,
  scopes text[] not null,
  addresses text[] not null,
  created_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id) references organizations (org_id),
  constraint name_length check (char_length(name) between 1 and 200),
  constraint secret_sha256_length check (octet_length(secret_sha256) = 32),
  constraint scopes_bounded check (cardinality(scopes) between 1 and 40),
  constraint addresses_bounded check (cardinality(addresses) <= 20)
);
select declare_tenant_table('api_keys');
grant select, insert, update (expires_at, revoked_at, last_used_at) on api_keys to auth;

comment on table api_keys is 'Keys of programs. Written by CreateApiKey, RotateApiKey, RevokeApiKey; kept for the audit log.';
comment on column api_keys.secret_sha256 is 'The secret has 256 random bits: no slow hash is needed.';
comment on column api_keys.created_by is 'The actor who made it.';
comment on column api_keys.last_used_at is 'To the minute: written once a minute at most.';
