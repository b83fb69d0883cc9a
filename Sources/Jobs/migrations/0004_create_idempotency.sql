-- Answers to calls that carried an idempotency key, so that a repeat gets the first answer. New table: locks nothing in use.
create table idempotency (
  org_id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  principal text not null,
  method text not null,
  key text not null,
  request_hash bytea not null,
  response bytea not null,
  constraint idempotency_pkey primary key (org_id, principal, method, key),
  constraint idempotency_key_bounded check (
    octet_length(principal) between 1 and 255 and octet_length(method) between 1 and 255
    and octet_length(key) between 1 and 255),
  constraint idempotency_content_bounded check (
    octet_length(request_hash) between 1 and 64 and octet_length(response) <= 65536),
  constraint idempotency_expires_after_creation check (expires_at > created_at)
);

select declare_system_table('idempotency');
select grant_to_service('idempotency', 'select, insert, update, delete');

create index idempotency_expires_at_idx on idempotency (expires_at);

comment on table idempotency is
  'First answers by idempotency key. Written in the transaction of the effect; deleted after expires_at by '
  'IdempotencyRetention.';
comment on column idempotency.org_id is 'From the verified context of the call, as is principal; never from the message.';
comment on column idempotency.principal is 'Who called: another principal''s equal key is another key.';
comment on column idempotency.method is 'Full method name.';
comment on column idempotency.key is 'As the caller chose it.';
comment on column idempotency.request_hash is 'Covers method and set fields; a repeat with another hash is refused.';
comment on column idempotency.response is 'The packed answer, without sensitive fields.';
