-- Lines of transfers are checked once a statement in place of once a line at commit: charging many calls of one wallet spent
-- a good part of the time under its lock in that trigger. Every statement must bring whole transfers, so that the lines of
-- each sum to zero before it and after it. That a transfer has lines at all is still checked at commit, by the trigger of
-- transfers. Locks postings for a moment; no row is looked at.
create function lines_must_balance() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (
    select from added group by org_id, transfer_id having count(*) < 2 or sum(amount_micros) <> 0)
  then
    raise exception using
      errcode = 'check_violation',
      message = 'a transfer has two postings or more and they sum to zero',
      constraint = 'transfer_must_balance',
      table = tg_table_name;
  end if;
  return null;
end
$$;
revoke all on function lines_must_balance() from public;

drop trigger postings_balance on postings;
create trigger postings_balance after insert on postings
  referencing new table as added for each statement execute function lines_must_balance();
