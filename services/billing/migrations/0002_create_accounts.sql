-- The accounts of every organization. Each has all four of its own, the platform's side of the books included: a charge
-- then locks the rows of one organization only, and the platform's revenue is the sum over the organizations.
-- Locks nothing that existed before.
create table accounts (
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  currency text not null default 'USD',
  seq bigint not null default 0,
  balance_micros bigint not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  primary key (org_id, id),
  unique (org_id, kind),
  constraint kind_known check (kind in ('wallet_paid', 'wallet_promo', 'revenue', 'promo_expense')),
  constraint currency_known check (currency = 'USD'),
  constraint seq_not_negative check (seq >= 0),
  -- Promotional credit is spent down to zero; what is missing is paid money, which may go below.
  constraint promo_not_below_zero check (kind <> 'wallet_promo' or balance_micros >= 0)
);
select declare_tenant_table('accounts');
grant select, insert, update (seq, balance_micros) on accounts to billing;

comment on table accounts is 'Four an organization, made on first use; kept for ever. Their rows are the lock under which money moves.';
comment on column accounts.seq is 'Number of postings on the account; equals the account_seq of the last.';
comment on column accounts.balance_micros is 'Micro-dollars: the sum of the postings, and the balance_after of the last.';
