-- Who did what in an organization, chained so that nothing can be changed or taken out unseen. New tables: lock nothing in
-- use. The log-in role may add and read; nobody may change or delete.
create table audit_heads (
  org_id uuid primary key,
  seq bigint not null,
  hash bytea not null,
  constraint seq_not_negative check (seq >= 0)
);
select declare_tenant_table('audit_heads');
grant select, insert, update (seq, hash) on audit_heads to auth;

create table audit_log (
  org_id uuid not null,
  seq bigint not null,
  entry_id uuid not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  object text not null,
  salt bytea not null,
  before_hash bytea not null,
  after_hash bytea not null,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (org_id, seq),
  unique (org_id, entry_id),
  constraint actor_length check (char_length(actor) between 1 and 200),
  constraint action_length check (char_length(action) between 1 and 64),
  constraint object_length check (char_length(object) <= 200),
  constraint hash_lengths check (
    octet_length(salt) = 16 and octet_length(before_hash) = 32 and octet_length(after_hash) = 32
    and octet_length(prev_hash) = 32 and octet_length(hash) = 32)
);
select declare_tenant_table('audit_log');
grant select, insert on audit_log to auth;

comment on table audit_heads is 'The last entry of each organization''s audit log. Its lock orders the entries.';
comment on table audit_log is
  'Who did what. hash covers prev_hash and every other column but itself; the first entry''s prev_hash is zero. Written in '
  'the transaction of the effect, or by AppendAudit for other services.';
comment on column audit_log.entry_id is 'An entry that is sent again is not written again.';
comment on column audit_log.before_hash is
  'SHA-256 over salt and what the object was before: a phone number cannot be guessed from it.';
