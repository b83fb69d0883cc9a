-- The lines of a transfer: who lost and who gained. Immutable like the transfers. Locks transfers for a moment (a foreign
-- key and a trigger are added), in a schema that no service uses yet.
create table postings (
  org_id uuid not null,
  transfer_id uuid not null,
  n smallint not null,
  account_id uuid not null,
  amount_micros bigint not null,
  account_seq bigint not null,
  balance_after_micros bigint not null,
  primary key (org_id, transfer_id, n),
  unique (org_id, account_id, account_seq),
  foreign key (org_id, transfer_id) references transfers (org_id, id),
  foreign key (org_id, account_id) references accounts (org_id, id),
  constraint n_above_zero check (n > 0),
  constraint amount_not_zero check (amount_micros <> 0),
  constraint account_seq_above_zero check (account_seq > 0)
);
select declare_tenant_table('postings');
grant select, insert on postings to billing;

comment on table postings is 'Lines of transfers; those of one transfer sum to zero. Kept for ever.';
comment on column postings.amount_micros is 'Micro-dollars that the account gained; below zero where it lost.';
comment on column postings.account_seq is 'The account''s n-th posting, without gaps.';
comment on column postings.balance_after_micros is 'Micro-dollars on the account after this posting.';

create trigger postings_immutable before update or delete or truncate on postings
  for each statement execute function refuse_change();

-- Checked at commit, when all lines are there. On both tables: a transfer without lines is as wrong as a line too many.
create function transfer_must_balance() returns trigger language plpgsql set search_path from current as $$
declare
  checked uuid;
  lines bigint;
  total numeric;
begin
  if tg_table_name = 'transfers' then
    checked := new.id;
  else
    checked := new.transfer_id;
  end if;
  select count(*), coalesce(sum(amount_micros), 0) into lines, total
    from postings where org_id = new.org_id and transfer_id = checked;
  if lines < 2 or total <> 0 then
    raise exception using
      errcode = 'check_violation',
      message = 'a transfer has two postings or more and they sum to zero',
      constraint = 'transfer_must_balance',
      table = tg_table_name;
  end if;
  return null;
end
$$;
revoke all on function transfer_must_balance() from public;

create constraint trigger transfers_balance after insert on transfers
  deferrable initially deferred for each row execute function transfer_must_balance();
create constraint trigger postings_balance after insert on postings
  deferrable initially deferred for each row execute function transfer_must_balance();
