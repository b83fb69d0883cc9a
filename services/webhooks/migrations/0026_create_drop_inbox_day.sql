-- Days of the inbox that are over are dropped whole. Dropping one locks the inbox for a moment, and gives up after half a
-- second rather than make deliveries wait behind it. New function: locks nothing.
create function drop_inbox_day(kept integer) returns date language plpgsql security definer
  set search_path = pg_catalog, webhooks, pg_temp
  set lock_timeout = '500ms' as $$
declare
  today date := (clock_timestamp() at time zone 'utc')::date;
  day date;
  name text;
  is_wanted boolean;
begin
  -- Work is tried for three days, and what is wrong with it must be found out after that.
  if kept not between 7 and 3650 then
    raise exception 'days kept are 7 to 3650' using errcode = 'invalid_parameter_value';
  end if;
  -- Two replicas would trip over each other; the other one is at it.
  if not pg_try_advisory_xact_lock(hashtextextended('webhooks.drop_inbox_day', 0)) then
    return null;
  end if;
  for name, day in
    select relname, to_date(right(relname, 8), 'YYYYMMDD') from pg_class
    join pg_inherits on inhrelid = oid
    where inhparent = 'webhooks.inbox'::regclass and relname ~ '^inbox_[0-9]{8}$'
    order by relname
  loop
    exit when day >= today - kept;
    execute format(
      'select exists (select from jobs join webhooks.%I as day on day.id = jobs.ref where jobs.kind = ''fold'')', name)
      into is_wanted;
    if not is_wanted then
      execute format('drop table webhooks.%I', name);
      delete from table_kinds where table_name = name;
      return day;
    end if;
  end loop;
  -- Deliveries of days that were not made in time.
  with old as (
    delete from inbox_default where ctid = any(array(
      select ctid from inbox_default
      where received_on < today - kept
        and not exists (select from jobs where jobs.ref = inbox_default.id and jobs.kind = 'fold')
      limit 1000))
    returning received_on
  )
  select min(received_on) from old into day;
  return day;
end
$$;
comment on function drop_inbox_day is
  'Drops the oldest day partition of the inbox that ended more than so many days ago, or else deletes up to 1000 such rows '
  'of the default partition, and answers the day; null where there is nothing to do or another session is at it. A day '
  'with a delivery whose job is still live is left. One a transaction, so that its locks are short.';
revoke all on function drop_inbox_day from public;
grant execute on function drop_inbox_day to webhooks;
