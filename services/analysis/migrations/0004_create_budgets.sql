-- What may be spent on evaluations, what open requests may cost at most, and what was spent. Locks nothing that existed before.
create table budget_limits (
  org_id uuid not null,
  monthly_limit_micros bigint not null,
  updated_at timestamptz not null default clock_timestamp(),
  primary key (org_id),
  constraint monthly_limit_not_negative check (monthly_limit_micros >= 0)
);
select declare_tenant_table('budget_limits');
grant select, insert, update on budget_limits to analysis;

comment on table budget_limits is 'What a tenant set as its monthly limit; without a row the default of the settings holds.';

create table budgets (
  org_id uuid not null,
  -- The zero UUID stands for the whole organization.
  agent_id uuid not null,
  -- First day of the month, UTC.
  month date not null,
  limit_micros bigint not null,
  reserved_micros bigint not null default 0,
  spent_micros bigint not null default 0,
  primary key (org_id, agent_id, month),
  constraint amounts_not_negative check (reserved_micros >= 0 and spent_micros >= 0),
  -- The hard stop: the database refuses what any mistake of ours would let through.
  constraint within_limit check (reserved_micros + spent_micros <= limit_micros),
  constraint month_begins check (extract(day from month) = 1)
);
select declare_tenant_table('budgets');
grant select, insert, update on budgets to analysis;

comment on table budgets is 'Budgets by month; a limit that is lowered below what is reserved and spent stays at that.';

create table house_budgets (
  day date not null primary key,
  limit_micros bigint not null,
  reserved_micros bigint not null default 0,
  spent_micros bigint not null default 0,
  constraint amounts_not_negative check (reserved_micros >= 0 and spent_micros >= 0),
  constraint within_limit check (reserved_micros + spent_micros <= limit_micros)
);
select declare_system_table('house_budgets');
grant select, insert, update on house_budgets to analysis;

comment on table house_budgets is 'What all organizations together may cost on one day, UTC.';

create table reservations (
  org_id uuid not null,
  evaluation_id uuid not null,
  attempt integer not null,
  agent_id uuid not null,
  month date not null,
  day date not null,
  -- Whether the agent has a limit of its own that it counts against.
  is_in_agent_budget boolean not null,
  amount_micros bigint not null,
  settled_micros bigint,
  outcome text not null default 'open',
  reserved_at timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  primary key (org_id, evaluation_id, attempt),
  foreign key (org_id, evaluation_id) references evaluations (org_id, id),
  constraint amount_above_zero check (amount_micros > 0),
  constraint settled_within_amount check (settled_micros between 0 and amount_micros),
  constraint outcome_known check (outcome in ('open', 'answered', 'unsent', 'unknown')),
  constraint open_until_settled check ((outcome = 'open') = (settled_micros is null)),
  constraint settled_has_a_time check ((settled_micros is null) = (settled_at is null))
);
select declare_tenant_table('reservations');
grant select, insert, update (settled_micros, outcome, settled_at) on reservations to analysis;

comment on table reservations is 'One a request to the provider, written before it: its worst case, and what it came to.';
comment on column reservations.settled_micros is 'Null while the request is open; the worst case where its outcome is unknown; 0 where it was not sent.';
