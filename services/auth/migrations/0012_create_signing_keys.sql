-- What access tokens are signed with. New table: locks nothing in use.
create table signing_keys (
  kid text primary key,
  record_id uuid not null,
  public_key bytea not null,
  private_sealed bytea not null,
  state text not null,
  created_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  constraint state_known check (state in ('next', 'current', 'previous', 'retired')),
  constraint public_key_length check (octet_length(public_key) = 32)
);
create unique index signing_keys_state_idx on signing_keys (state) where state <> 'retired';
select declare_system_table('signing_keys');
grant select, insert, update (state, changed_at), delete on signing_keys to auth;

comment on table signing_keys is
  'Ed25519 keys of access tokens: one signs (current), one is published ahead (next), one is published until its tokens '
  'have expired (previous). Written by SigningKeyDuty.';
comment on column signing_keys.private_sealed is 'Sealed with the system''s key, bound to record_id.';
comment on column signing_keys.changed_at is 'When the state changed last.';
