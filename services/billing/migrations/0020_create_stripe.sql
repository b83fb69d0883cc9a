-- What Stripe calls the things that are ours. System tables, because an event of Stripe names its object and not the
-- organization: which one it is, only these rows say. Locks nothing that existed before.
create table stripe_customers (
  org_id uuid primary key,
  customer_id text not null unique,
  created_at timestamptz not null default clock_timestamp(),
  constraint customer_id_bounded check (length(customer_id) between 1 and 128)
);
select declare_system_table('stripe_customers');
grant select, insert on stripe_customers to billing;
comment on table stripe_customers is 'The customer that Stripe knows an organization as, one for each; kept for ever.';

create table payment_intents (
  payment_intent text primary key,
  org_id uuid not null,
  recharge_id uuid not null unique,
  created_at timestamptz not null default clock_timestamp(),
  constraint payment_intent_bounded check (length(payment_intent) between 1 and 128)
);
select declare_system_table('payment_intents');
grant select, insert on payment_intents to billing;
comment on table payment_intents is
  'Whose money a PaymentIntent brings, written before it is confirmed; kept for ever. One recharge never has two.';

-- What of Stripe's has moved money or changed a rule: each (object, kind) once, whichever event, answer or question told.
create table stripe_effects (
  org_id uuid not null,
  object_id text not null,
  kind text not null,
  transfer_id uuid not null,
  event_id text not null,
  applied_at timestamptz not null default clock_timestamp(),
  primary key (org_id, object_id, kind),
  constraint kind_known check (
    kind in (
      'top_up', 'payment_refund', 'payment_refund_failed', 'dispute', 'dispute_returned', 'dispute_opened',
      'dispute_closed')),
  constraint texts_bounded check (length(object_id) between 1 and 128 and length(event_id) <= 128)
);
select declare_tenant_table('stripe_effects');
grant select, insert on stripe_effects to billing;
comment on table stripe_effects is 'Effects of Stripe''s objects, each once; kept for ever.';
comment on column stripe_effects.object_id is 'PaymentIntent, refund, dispute or, for money that a dispute moves, balance transaction.';
comment on column stripe_effects.transfer_id is 'The transfer, or the zero UUID where no money moved.';
comment on column stripe_effects.event_id is 'The event that told first; empty where an answer to our own question did. Information only.';
