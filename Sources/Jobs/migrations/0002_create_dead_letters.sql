-- Work that was given up, kept until an operator resolves it. New table: locks nothing in use.
create table dead_letters (
  id uuid not null,
  org_id uuid not null,
  ref uuid not null,
  first_at timestamptz not null,
  died_at timestamptz not null default clock_timestamp(),
  resolved_at timestamptz,
  version bigint,
  attempts integer not null,
  crashes integer not null default 0,
  origin text not null,
  kind text not null,
  lane text,
  receiver text,
  fingerprint text not null,
  reason text not null,
  resolution text,
  payload bytea,
  constraint dead_letters_pkey primary key (id),
  constraint dead_letters_origin_known check (origin in ('jobs', 'outbox')),
  constraint dead_letters_job_has_lane check ((origin = 'jobs') = (lane is not null)),
  constraint dead_letters_event_has_content check (
    (origin = 'outbox') = (receiver is not null and version is not null and payload is not null)),
  constraint dead_letters_resolved_with_resolution check ((resolved_at is null) = (resolution is null)),
  constraint dead_letters_reason_bounded check (octet_length(reason) between 1 and 160)
);

select declare_system_table('dead_letters');
select grant_to_service('dead_letters', 'select, insert');

create index dead_letters_fingerprint_died_at_idx on dead_letters (fingerprint, died_at);
create index dead_letters_org_id_died_at_id_idx on dead_letters (org_id, died_at, id);

comment on table dead_letters is
  'Jobs and outbox events that were given up. Written in the transaction that removes the row they come from; kept until '
  'resolved.';
comment on column dead_letters.id is 'The id of the job or outbox event that died: it cannot die twice.';
comment on column dead_letters.ref is 'The ref of the job, or the subject of the outbox event.';
comment on column dead_letters.first_at is 'When the work was enqueued or appended.';
comment on column dead_letters.version is 'Outbox events only.';
comment on column dead_letters.attempts is 'Tries that were reported as failed, the last one included.';
comment on column dead_letters.crashes is 'Jobs only: leases that ended without a report.';
comment on column dead_letters.origin is 'The table the work comes from: jobs or outbox.';
comment on column dead_letters.lane is 'Jobs only.';
comment on column dead_letters.receiver is 'Outbox events only.';
comment on column dead_letters.fingerprint is
  'Hash of (kind, reason), 16 hexadecimal digits: letters with one cause share it.';
comment on column dead_letters.reason is 'A stable name such as crashed, never text from outside.';
comment on column dead_letters.resolution is 'What an operator did about it; null while nothing was done.';
comment on column dead_letters.payload is 'Outbox events only: what was to be delivered.';
