-- When we last looked through Stripe's own events. New table: locks nothing in use.
create table stripe_looks (
  is_only boolean primary key default true check (is_only),
  looked_at timestamptz not null
);
comment on table stripe_looks is 'One row. What happened at Stripe before that time was seen, with or without a webhook.';
select declare_system_table('stripe_looks');
grant select, update (looked_at) on stripe_looks to billing;
insert into stripe_looks (looked_at) values (clock_timestamp());
