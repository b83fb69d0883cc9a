-- When a call is a hot lead, and which were. Locks nothing that existed before.
create table hot_lead_rules (
  org_id uuid not null,
  id uuid not null,
  version bigint not null,
  outcomes text[] not null,
  minimum_scores jsonb not null,
  minimum_seconds bigint not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (org_id, id),
  unique (org_id, version),
  constraint version_above_zero check (version > 0),
  constraint minimum_seconds_in_range check (minimum_seconds between 0 and 86400)
);
select declare_tenant_table('hot_lead_rules');
grant select, insert on hot_lead_rules to analysis;

comment on table hot_lead_rules is 'Versions of an organization''s rule, the highest in force; never changed, kept for ever.';

create trigger hot_lead_rules_immutable before update or delete or truncate on hot_lead_rules
  for each statement execute function refuse_change();

create table hot_leads (
  org_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  rule_id uuid not null,
  evaluation_id uuid not null,
  agent_id uuid not null,
  outcome text not null,
  found_at timestamptz not null default clock_timestamp(),
  acknowledged_at timestamptz,
  acknowledged_by text,
  primary key (org_id, id),
  -- One alert a call and rule version, whatever runs twice.
  unique (org_id, call_id, rule_id),
  foreign key (org_id, rule_id) references hot_lead_rules (org_id, id),
  foreign key (org_id, evaluation_id) references evaluations (org_id, id),
  constraint acknowledged_by_somebody check ((acknowledged_at is null) = (acknowledged_by is null))
);
select declare_tenant_table('hot_leads');
grant select, insert, update (acknowledged_at, acknowledged_by) on hot_leads to analysis;
create index hot_leads_org_id_found_at_idx on hot_leads (org_id, found_at desc, id desc);

comment on table hot_leads is 'Calls that a rule found hot; kept for ever.';
