-- Events for other services, written with the effects they tell of. New table: locks nothing in use.
create table outbox (
  id uuid not null,
  org_id uuid not null,
  subject uuid not null,
  lease_token uuid,
  version bigint not null,
  created_at timestamptz not null default clock_timestamp(),
  run_at timestamptz not null default clock_timestamp(),
  lease_until timestamptz,
  attempts integer not null default 0,
  receiver text not null,
  kind text not null,
  last_reason text,
  payload bytea not null,
  constraint outbox_pkey primary key (id),
  constraint outbox_event_key unique (org_id, receiver, kind, subject, version),
  constraint outbox_lease_whole check ((lease_token is null) = (lease_until is null)),
  constraint outbox_attempts_not_negative check (attempts >= 0),
  constraint outbox_names_bounded check (
    octet_length(receiver) between 1 and 64 and octet_length(kind) between 1 and 64 and octet_length(last_reason) <= 160),
  -- 200 events of a batch at 16 KiB are 3.2 MiB: one message of at most 4 MiB carries them.
  constraint outbox_payload_bounded check (octet_length(payload) <= 16384)
)
-- As jobs: few live rows, many dead ones.
with (
  fillfactor = 70,
  autovacuum_vacuum_scale_factor = 0.0,
  autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_insert_scale_factor = 0.0,
  autovacuum_vacuum_insert_threshold = 20000,
  autovacuum_analyze_scale_factor = 0.0,
  autovacuum_analyze_threshold = 20000,
  autovacuum_vacuum_cost_delay = 0
);

select declare_system_table('outbox');
select grant_to_service('outbox', 'select, insert, update, delete');

create index outbox_receiver_run_at_idx on outbox (receiver, run_at) where lease_token is null;
create index outbox_lease_until_idx on outbox (lease_until) where lease_token is not null;

comment on table outbox is
  'Events on their way to other services, one row per receiver. Written with the effect it tells of; deleted by '
  'OutboxRelay when the receiver has answered, or moved to dead_letters. Delivered at least once: receivers are '
  'idempotent on (kind, subject, version).';
comment on column outbox.id is 'UUIDv7, made by the appending process.';
comment on column outbox.org_id is 'Owner of the subject.';
comment on column outbox.subject is 'What the event is about, such as a call id.';
comment on column outbox.lease_token is 'New with each claim; the answer is recorded only by its holder.';
comment on column outbox.version is 'Version of the subject that the event tells of.';
comment on column outbox.run_at is 'Not delivered before.';
comment on column outbox.lease_until is 'When the claim ends if its holder never answers.';
comment on column outbox.attempts is 'Deliveries that were answered with retry, or failed.';
comment on column outbox.receiver is 'Name of the OutboxReceiver that delivers it.';
comment on column outbox.last_reason is 'Reason of the last failure: a stable name, never text from outside.';
comment on column outbox.payload is 'A packed message. Holds no personal content unless sealed.';
