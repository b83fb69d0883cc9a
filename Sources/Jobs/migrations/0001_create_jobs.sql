-- The queue of this service: work that must happen once its transaction has committed. New table: locks nothing in use.
--
-- Column order puts the fixed-width columns first, widest first, so that no row carries alignment padding.
create table jobs (
  id uuid not null,
  org_id uuid not null,
  ref uuid not null,
  lease_token uuid,
  vtag bigint not null,
  run_at timestamptz not null,
  first_at timestamptz not null,
  lease_until timestamptz,
  attempts integer not null default 0,
  crashes integer not null default 0,
  state text not null,
  lane text not null,
  kind text not null,
  breaker_key text,
  last_reason text,
  constraint jobs_pkey primary key (id),
  constraint jobs_org_id_kind_ref_key unique (org_id, kind, ref),
  constraint jobs_state_known check (state in ('scheduled', 'ready', 'leased')),
  constraint jobs_lease_only_when_leased check ((state = 'leased') = (lease_token is not null and lease_until is not null)),
  constraint jobs_counts_not_negative check (attempts >= 0 and crashes >= 0),
  constraint jobs_names_bounded check (
    octet_length(kind) between 1 and 64 and octet_length(lane) between 1 and 64 and octet_length(last_reason) <= 160)
)
-- Every row is updated two or three times and then deleted. Room on the page keeps the new versions beside the old, and
-- vacuum comes after a few thousand dead rows whatever the size of the table: a queue dies of dead rows, not of volume.
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

select declare_system_table('jobs');
select grant_to_service('jobs', 'select, insert, update, delete');

-- One index for each question the worker asks; a row is in at most one of the four at a time.
create index jobs_lane_vtag_idx on jobs (lane, vtag) where state = 'ready' and crashes = 0;
create index jobs_lane_vtag_suspect_idx on jobs (lane, vtag) where state = 'ready' and crashes > 0;
create index jobs_run_at_idx on jobs (run_at) where state = 'scheduled';
create index jobs_lease_until_idx on jobs (lease_until) where state = 'leased';

comment on table jobs is
  'Live jobs of this service, of all organizations. Written by enqueuing transactions and by JobWorker; a row is deleted '
  'by the transaction that completes it, or moved to dead_letters.';
comment on column jobs.id is 'UUIDv7, made by the enqueuing process.';
comment on column jobs.org_id is 'Owner of the work; the system organization for work of no tenant.';
comment on column jobs.ref is 'What the job is about, such as an inbox id. One live job per (org_id, kind, ref).';
comment on column jobs.lease_token is 'New with each claim. Whoever completes, fails or returns the job must present it.';
comment on column jobs.vtag is
  'Order within the lane, lowest first. Microseconds since 1970 at enqueuing; fair tags use the same column.';
comment on column jobs.run_at is 'When a scheduled job becomes ready. Not read in other states.';
comment on column jobs.first_at is 'When the job was enqueued: the elapsed budget counts from here.';
comment on column jobs.lease_until is 'When the claim ends unless its holder extends it.';
comment on column jobs.attempts is 'Reported failures so far.';
comment on column jobs.crashes is
  'Leases that ended without a report. A job with any runs as the only such job of its worker, so that a job which kills '
  'its process does not take the same neighbors with it each time.';
comment on column jobs.state is 'scheduled (waits for run_at), ready (may be claimed) or leased (a worker holds it).';
comment on column jobs.lane is 'Queue within the queue; a worker serves one lane.';
comment on column jobs.kind is 'Which handler runs it. Workers claim only kinds they know.';
comment on column jobs.breaker_key is
  'The outside party the job waits for while its breaker is open; null while it waits for none.';
comment on column jobs.last_reason is 'Reason of the last failure: a stable name, never text from outside.';
