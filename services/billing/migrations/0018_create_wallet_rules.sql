-- When a wallet recharges itself. Locks nothing that existed before.
create table wallet_rules (
  org_id uuid primary key,
  is_enabled boolean not null,
  threshold_micros bigint not null,
  target_micros bigint not null,
  daily_cap_micros bigint not null,
  monthly_cap_micros bigint not null,
  payment_method text not null,
  declines integer not null default 0,
  next_allowed_at timestamptz not null default '-infinity',
  disabled_reason text not null default '',
  updated_at timestamptz not null default clock_timestamp(),
  constraint threshold_in_range check (threshold_micros between 0 and 10000000000),
  constraint target_in_range check (target_micros > threshold_micros and target_micros <= 20000000000),
  constraint daily_cap_in_range check (daily_cap_micros between 1000000 and 50000000000),
  constraint monthly_cap_in_range check (monthly_cap_micros between daily_cap_micros and 500000000000),
  constraint whole_cents check (
    threshold_micros % 10000 = 0 and target_micros % 10000 = 0 and daily_cap_micros % 10000 = 0
    and monthly_cap_micros % 10000 = 0),
  constraint payment_method_bounded check (length(payment_method) between 4 and 64),
  constraint declines_in_range check (declines between 0 and 3),
  constraint disabled_reason_known check (disabled_reason in ('', 'declined', 'dispute')),
  constraint reason_only_where_disabled check (disabled_reason = '' or not is_enabled)
);
select declare_tenant_table('wallet_rules');
grant select, insert, update (
  is_enabled, threshold_micros, target_micros, daily_cap_micros, monthly_cap_micros, payment_method, declines,
  next_allowed_at, disabled_reason, updated_at) on wallet_rules to billing;

comment on table wallet_rules is 'One an organization, set by its people; kept for ever.';
comment on column wallet_rules.threshold_micros is 'Micro-dollars: a balance below this starts a recharge.';
comment on column wallet_rules.target_micros is 'Micro-dollars: what a recharge brings the balance to.';
comment on column wallet_rules.daily_cap_micros is 'Micro-dollars that cards may be asked for in one day of UTC.';
comment on column wallet_rules.declines is 'Declines in a row; the third switches the rule off.';
comment on column wallet_rules.next_allowed_at is 'No recharge begins before: one hour, six hours and a day after declines, a new day or month after a cap.';
comment on column wallet_rules.disabled_reason is 'Why the rule switched itself off; empty where its people did.';
