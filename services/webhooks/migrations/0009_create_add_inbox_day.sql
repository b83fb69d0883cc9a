-- Day partitions of the inbox, made ahead of time. Making one locks the inbox's default partition, sources and
-- source_secrets for a moment, and gives up after half a second rather than make deliveries wait behind it.
create function add_inbox_day(ahead integer) returns date language plpgsql security definer
  set search_path = pg_catalog, webhooks, pg_temp
  set lock_timeout = '500ms' as $$
declare
  today date := (clock_timestamp() at time zone 'utc')::date;
  day date;
  name text;
begin
  if ahead not between 0 and 60 then
    raise exception 'days ahead are 0 to 60' using errcode = 'invalid_parameter_value';
  end if;
  -- Two replicas would trip over each other; the other one is at it.
  if not pg_try_advisory_xact_lock(hashtextextended('webhooks.add_inbox_day', 0)) then
    return null;
  end if;
  for day in select today + n from generate_series(0, ahead) as n loop
    name := 'inbox_' || to_char(day, 'YYYYMMDD');
    -- A day with rows in the default partition stays there: a partition beside them is refused.
    if to_regclass('webhooks.' || name) is null
      and not exists (select from inbox_default where received_on = day)
    then
      execute format('create table webhooks.%I partition of inbox for values from (%L) to (%L)', name, day, day + 1);
      perform declare_system_table(name);
      return day;
    end if;
  end loop;
  return null;
end
$$;
comment on function add_inbox_day is
  'Makes the first missing day partition of the inbox from today to so many days ahead and answers its day; null where '
  'there is nothing to make or another session is at it. One a transaction, so that its locks are short.';
revoke all on function add_inbox_day from public;
grant execute on function add_inbox_day to webhooks;

do $$
begin
  while add_inbox_day(14) is not null loop
  end loop;
end
$$;
