-- Whether and how the calls of an agent are evaluated; nothing is unless there is a row. Locks nothing that existed before.
create table agent_settings (
  org_id uuid not null,
  agent_id uuid not null,
  is_enabled boolean not null,
  rubric_version_id uuid not null,
  sample_basis_points integer not null,
  minimum_seconds bigint not null,
  lane text not null,
  monthly_limit_micros bigint,
  updated_at timestamptz not null default clock_timestamp(),
  primary key (org_id, agent_id),
  foreign key (org_id, rubric_version_id) references rubric_versions (org_id, id),
  constraint sample_is_a_share check (sample_basis_points between 0 and 10000),
  constraint minimum_seconds_in_range check (minimum_seconds between 0 and 86400),
  constraint lane_known check (lane in ('batch', 'immediate')),
  constraint monthly_limit_not_negative check (monthly_limit_micros >= 0)
);
select declare_tenant_table('agent_settings');
grant select, insert, update on agent_settings to analysis;

comment on table agent_settings is 'What a tenant set for one agent. auth says above it whether an agent may be evaluated at all.';
comment on column agent_settings.monthly_limit_micros is 'Micro-dollars a month for this agent; null: only the organization''s budget counts.';
