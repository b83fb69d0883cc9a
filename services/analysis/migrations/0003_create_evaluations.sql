-- One row for every ended call and rubric version, also for calls that are not evaluated. Locks nothing that existed before.
create table evaluations (
  org_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  agent_id uuid,
  -- The zero UUID for a call that was skipped before any rubric was looked for.
  rubric_version_id uuid not null,
  state text not null,
  skip_reason text,
  failure text,
  lane text not null,
  seconds bigint,
  attempts integer not null default 0,
  batch_id uuid,
  outcome text,
  result_ct bytea,
  redactions jsonb,
  cost_micros bigint not null default 0,
  input_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  model text,
  created_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  primary key (org_id, id),
  unique (org_id, call_id, rubric_version_id),
  constraint state_known check (state in ('skipped', 'selected', 'submitted', 'done', 'invalid', 'failed', 'canceled')),
  constraint skipped_says_why check ((state = 'skipped') = (skip_reason is not null)),
  constraint failed_says_why check (state <> 'failed' or failure is not null),
  constraint lane_known check (lane in ('batch', 'immediate')),
  constraint done_has_a_result check (state <> 'done' or (result_ct is not null and outcome is not null)),
  constraint cost_not_negative check (cost_micros >= 0),
  constraint attempts_not_negative check (attempts >= 0)
);
select declare_tenant_table('evaluations');
grant select, insert, update on evaluations to analysis;
create index evaluations_org_id_created_at_idx on evaluations (org_id, created_at desc, id desc);
create index evaluations_waiting_idx on evaluations (org_id, lane, created_at) where state = 'selected';
create index evaluations_batch_idx on evaluations (org_id, batch_id) where batch_id is not null;

comment on table evaluations is 'What became of each ended call; kept for ever.';
comment on column evaluations.result_ct is 'Summary and scores with their quotes, sealed.';
comment on column evaluations.redactions is 'How many values of each class were replaced before sending.';
comment on column evaluations.cost_micros is 'Micro-dollars of all attempts: what the provider''s answers cost, and the worst case of those without one.';
