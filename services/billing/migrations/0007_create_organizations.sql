-- Who has a wallet: what looks after all ledgers goes from row to row here and opens each organization's own. Locks
-- accounts while it reads them.
create table organizations (
  org_id uuid primary key,
  opened_at timestamptz not null default clock_timestamp(),
  verified_at timestamptz not null default '-infinity',
  violations integer not null default 0,
  constraint violations_not_negative check (violations >= 0)
);
select declare_system_table('organizations');
grant select, insert, update (verified_at, violations) on organizations to billing;
create index organizations_verified_at_idx on organizations (verified_at);

comment on table organizations is 'One row for each organization that has accounts, written with them; kept for ever.';
comment on column organizations.verified_at is 'When its ledger was last checked whole.';
comment on column organizations.violations is 'How many rows broke an invariant then.';

-- Money that a payment provider holds for us gets an account of its own. Row security is lifted for the owner while what
-- exists is carried over, and is back before anybody can look.
alter table accounts
  drop constraint kind_known,
  add constraint kind_known
    check (kind in ('wallet_paid', 'wallet_promo', 'revenue', 'promo_expense', 'stripe_clearing')) not valid;
alter table accounts no force row level security;
insert into organizations (org_id) select distinct org_id from accounts;
insert into accounts (org_id, id, kind)
select org_id, gen_random_uuid(), 'stripe_clearing' from organizations;
alter table accounts force row level security;

comment on table accounts is 'Five an organization, made on first use; kept for ever. Their rows are the lock under which money moves.';
