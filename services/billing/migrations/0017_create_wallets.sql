-- Who may not be recharged. Locks nothing that existed before.
create table wallets (
  org_id uuid primary key,
  is_frozen boolean not null,
  reason text not null,
  changed_by text not null,
  changed_at timestamptz not null default clock_timestamp(),
  constraint reason_bounded check (length(reason) between 1 and 500)
);
select declare_tenant_table('wallets');
grant select, insert, update (is_frozen, reason, changed_by, changed_at) on wallets to billing;

comment on table wallets is 'Organizations that an operator froze or thawed; without a row a wallet is not frozen. Kept for ever.';
comment on column wallets.is_frozen is 'No money is taken from cards. Calls that took place are charged all the same.';
