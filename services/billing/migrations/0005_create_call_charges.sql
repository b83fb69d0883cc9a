-- What each call has cost: one row a call is what makes a charge happen once. Locks nothing that existed before.
create table call_charges (
  org_id uuid not null,
  call_id uuid not null,
  call_version bigint not null,
  seconds bigint not null,
  rate_id uuid not null,
  amount_micros bigint not null,
  charged_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (org_id, call_id),
  constraint call_version_above_zero check (call_version > 0),
  -- Two days: no call of any provider lasts longer, and what claims to is never money.
  constraint seconds_in_range check (seconds between 0 and 172800),
  constraint amount_not_negative check (amount_micros >= 0)
);
select declare_tenant_table('call_charges');
grant select, insert, update (call_version, seconds, amount_micros, updated_at) on call_charges to billing;

comment on table call_charges is 'One row for every call that was to be charged, also where it cost nothing; kept for ever.';
comment on column call_charges.call_version is 'Version of the call that was applied last; one at or below it changes nothing.';
comment on column call_charges.seconds is 'Seconds paid for.';
comment on column call_charges.amount_micros is 'Micro-dollars in all: the charge and its adjustments.';

create table charge_adjustments (
  org_id uuid not null,
  call_id uuid not null,
  n integer not null,
  transfer_id uuid not null,
  old_seconds bigint not null,
  new_seconds bigint not null,
  primary key (org_id, call_id, n),
  unique (org_id, transfer_id),
  foreign key (org_id, call_id) references call_charges (org_id, call_id),
  foreign key (org_id, transfer_id) references transfers (org_id, id),
  constraint n_above_zero check (n > 0),
  constraint seconds_grow check (new_seconds > old_seconds)
);
select declare_tenant_table('charge_adjustments');
grant select, insert on charge_adjustments to billing;

comment on table charge_adjustments is 'Each time a charged call turned out longer; kept for ever.';
comment on column charge_adjustments.n is 'The call''s n-th adjustment, without gaps.';

create trigger charge_adjustments_immutable before update or delete or truncate on charge_adjustments
  for each statement execute function refuse_change();
create trigger rates_immutable before update or delete or truncate on rates
  for each statement execute function refuse_change();
