-- Issuers outside whose people an organization lets in, and those people. New tables: lock organizations for a moment (a
-- foreign key).
create table outside_issuers (
  org_id uuid not null,
  id uuid not null,
  issuer text not null,
  audience text not null,
  algorithm text not null,
  secret_sealed bytea,
  key_set text,
  default_role text not null,
  is_enabled boolean not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (org_id, id),
  unique (org_id, issuer),
  foreign key (org_id) references organizations (org_id),
  constraint issuer_length check (char_length(issuer) between 1 and 300),
  constraint audience_length check (char_length(audience) between 1 and 300),
  constraint algorithm_known check (algorithm in ('hs256', 'key_set')),
  constraint one_kind_of_key check (
    (algorithm = 'hs256') = (secret_sealed is not null) and (algorithm = 'key_set') = (key_set is not null)),
  constraint key_set_length check (octet_length(key_set) <= 65536),
  constraint default_role_known check (default_role in ('admin', 'member', 'viewer'))
);
select declare_tenant_table('outside_issuers');
grant select, insert, update (audience, algorithm, secret_sealed, key_set, default_role, is_enabled, changed_at)
  on outside_issuers to auth;

create table outside_principals (
  org_id uuid not null,
  id uuid not null,
  issuer_id uuid not null,
  subject_sha256 bytea not null,
  role text not null,
  status text not null default 'active',
  perm_version bigint not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  primary key (org_id, id),
  unique (org_id, issuer_id, subject_sha256),
  foreign key (org_id, issuer_id) references outside_issuers (org_id, id),
  constraint subject_sha256_length check (octet_length(subject_sha256) = 32),
  constraint role_known check (role in ('admin', 'member', 'viewer')),
  constraint status_known check (status in ('active', 'removed')),
  constraint perm_version_positive check (perm_version > 0)
);
select declare_tenant_table('outside_principals');
grant select, insert on outside_principals to auth;

comment on table outside_issuers is 'Issuers outside whose people an organization lets in. Written by PutOutsideIssuer: the operator.';
comment on column outside_issuers.issuer is 'What iss must be, exactly.';
comment on column outside_issuers.secret_sealed is 'The shared secret, sealed with the organization''s key, bound to id.';
comment on column outside_issuers.key_set is 'The issuer''s public keys, a JSON Web Key Set.';
comment on table outside_principals is
  'People of issuers outside. Never matched with users by address: an issuer may claim any address. Written by ExchangeToken.';
comment on column outside_principals.subject_sha256 is 'Of organization, issuer and sub.';
