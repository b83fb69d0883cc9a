-- Invitations to organizations. A system table: whoever brings a token names no organization. New tables: lock nothing in use.
create table invitations (
  id uuid primary key,
  token_sha256 bytea not null unique,
  org_id uuid not null,
  email_norm_sealed bytea not null,
  role text not null,
  invited_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  constraint token_sha256_length check (octet_length(token_sha256) = 32),
  constraint role_known check (role in ('owner', 'admin', 'member', 'viewer'))
);
create index invitations_expires_at_idx on invitations (expires_at);
select declare_system_table('invitations');
grant select, insert, delete on invitations to auth;

comment on table invitations is
  'Invitations that were not accepted yet. Accepting one deletes it; so does a day after it expired.';
comment on column invitations.token_sha256 is 'The token itself goes to the mailbox and nowhere else.';
comment on column invitations.email_norm_sealed is 'The invited address, sealed with the organization''s key, bound to id.';
comment on column invitations.invited_by is 'The actor who invited.';

create table mail_outbox (
  id uuid primary key,
  org_id uuid not null,
  kind text not null,
  content_sealed bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint kind_known check (kind in ('invitation'))
);
create index mail_outbox_org_id_created_at_idx on mail_outbox (org_id, created_at);
select declare_system_table('mail_outbox');
grant select, insert, delete on mail_outbox to auth;

comment on table mail_outbox is
  'Letters to be sent, written with what they tell of. Deleted a week after they were written.';
comment on column mail_outbox.content_sealed is 'Address and token, sealed with the organization''s key, bound to id.';
