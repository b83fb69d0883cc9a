-- Movements of money. A transfer is made of postings that sum to zero and is never changed: the log-in role may insert and
-- read, and a trigger refuses everything else from anybody. Locks nothing that existed before.
create table transfers (
  org_id uuid not null,
  id uuid not null,
  seq bigint not null,
  kind text not null,
  ref_id uuid not null default '00000000-0000-0000-0000-000000000000',
  idempotency_key text not null default '',
  rate_id uuid,
  inputs jsonb not null,
  wallet_balance_after_micros bigint not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (org_id, id),
  unique (org_id, seq),
  constraint seq_above_zero check (seq > 0),
  constraint kind_known check (kind in ('charge', 'adjust', 'promo')),
  constraint calls_are_named check ((kind in ('charge', 'adjust')) = (ref_id <> '00000000-0000-0000-0000-000000000000')),
  constraint calls_are_priced check ((kind in ('charge', 'adjust')) = (rate_id is not null)),
  constraint inputs_bounded check (octet_length(inputs::text) <= 8192)
);
select declare_tenant_table('transfers');
grant select, insert on transfers to billing;

-- A call is charged once; what comes later is an adjustment.
create unique index transfers_one_charge_idx on transfers (org_id, ref_id) where kind = 'charge';

comment on table transfers is 'Movements of money; kept for ever.';
comment on column transfers.seq is 'The organization''s n-th transfer, without gaps: the order in which its money moved.';
comment on column transfers.kind is 'charge: first price of a call. adjust: the call turned out longer. promo: credit given.';
comment on column transfers.ref_id is 'The call, or the zero UUID.';
comment on column transfers.idempotency_key is 'What the asker called the request; empty where the call itself is the key.';
comment on column transfers.rate_id is 'The row of rates that priced it. Not a foreign key: those of a tenant table start with org_id.';
comment on column transfers.inputs is 'Everything else the amount was computed from, or why credit was given.';
comment on column transfers.wallet_balance_after_micros is 'Paid and promotional money together, after this transfer.';

create function refuse_change() returns trigger language plpgsql set search_path from current as $$
begin
  raise exception using
    errcode = 'integrity_constraint_violation',
    message = format('%s rows are never changed', tg_table_name),
    constraint = 'immutable',
    table = tg_table_name;
end
$$;
revoke all on function refuse_change() from public;

create trigger transfers_immutable before update or delete or truncate on transfers
  for each statement execute function refuse_change();
