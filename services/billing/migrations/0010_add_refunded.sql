-- What operators gave back of a call. Locks call_charges for a moment; no row is written.
alter table call_charges
  add column refunded_micros bigint not null default 0,
  add constraint refunded_not_negative check (refunded_micros >= 0) not valid;
grant update (refunded_micros) on call_charges to billing;

comment on column call_charges.amount_micros is 'Micro-dollars: the price of the seconds, before refunds.';
comment on column call_charges.refunded_micros is
  'Micro-dollars that operators gave back. The wallet has paid what amount_micros exceeds this by, and never less than 0.';
