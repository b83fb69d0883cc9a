-- Money that is being taken from cards, and was. Locks nothing that existed before.
create table recharges (
  org_id uuid not null,
  id uuid not null,
  trigger text not null,
  state text not null,
  amount_micros bigint not null,
  payment_method text not null,
  payment_intent text not null default '',
  reason text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  submitted_at timestamptz,
  resolved_at timestamptz,
  primary key (org_id, id),
  constraint trigger_known check (trigger in ('manual', 'automatic')),
  constraint state_known check (
    state in ('requested', 'submitting', 'unknown', 'requires_action', 'succeeded', 'failed', 'canceled')),
  constraint amount_in_range check (amount_micros between 500000 and 20000000000),
  constraint whole_cents check (amount_micros % 10000 = 0),
  constraint resolved_only_when_final check ((resolved_at is not null) = (state in ('succeeded', 'failed', 'canceled'))),
  constraint submitted_before_asked check (submitted_at is not null or state in ('requested', 'canceled')),
  constraint intent_where_it_matters
    check (payment_intent <> '' or state not in ('requires_action', 'succeeded')),
  constraint texts_bounded check (
    length(payment_method) between 4 and 64 and length(payment_intent) <= 128 and length(reason) <= 160)
);
select declare_tenant_table('recharges');
grant select, insert, update (state, amount_micros, payment_intent, reason, submitted_at, resolved_at)
  on recharges to billing;

-- One live recharge a wallet: whoever else would start one finds it here.
create unique index recharges_one_live_idx on recharges (org_id)
  where state in ('requested', 'submitting', 'unknown', 'requires_action');
create index recharges_submitted_at_idx on recharges (org_id, submitted_at);

comment on table recharges is 'Each time a card was to be charged; kept for ever. The id is also the provider''s idempotency key.';
comment on column recharges.state is
  'requested: nothing was sent. submitting: the provider is being asked. unknown: an answer was lost. requires_action: the
   card''s owner must act. succeeded, failed, canceled: the provider said so.';
comment on column recharges.amount_micros is 'Micro-dollars, whole cents: what is asked for.';
comment on column recharges.submitted_at is 'When it was first allowed to be sent: the caps count from here.';
comment on column recharges.reason is 'Why it failed, was canceled or waits; empty otherwise.';
