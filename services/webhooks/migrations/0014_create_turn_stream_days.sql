-- Day partitions of the event streams, made ahead of time and dropped when they are over. Making or dropping one locks the
-- log for a moment, and gives up after half a second rather than make appends wait behind it.
create function turn_stream_days(ahead integer, kept integer) returns text language plpgsql security definer
  set search_path = pg_catalog, webhooks, pg_temp
  set lock_timeout = '500ms' as $$
declare
  today date := (clock_timestamp() at time zone 'utc')::date;
  day date;
  name text;
begin
  if ahead not between 0 and 60 or kept not between 1 and 60 then
    raise exception 'days ahead are 0 to 60, days kept 1 to 60' using errcode = 'invalid_parameter_value';
  end if;
  -- Two replicas would trip over each other; the other one is at it.
  if not pg_try_advisory_xact_lock(hashtextextended('webhooks.turn_stream_days', 0)) then
    return null;
  end if;
  for day in select today + n from generate_series(0, ahead) as n loop
    name := 'stream_log_' || to_char(day, 'YYYYMMDD');
    if to_regclass('webhooks.' || name) is null then
      execute format('create table webhooks.%I partition of stream_log for values from (%L) to (%L)', name, day, day + 1);
      perform declare_tenant_table(name);
      return '+' || day;
    end if;
  end loop;
  for name, day in
    select relname, to_date(right(relname, 8), 'YYYYMMDD') from pg_class
    join pg_inherits on inhrelid = oid
    where inhparent = 'webhooks.stream_log'::regclass and relname ~ '^stream_log_[0-9]{8}$'
    order by relname
  loop
    if day < today - kept then
      execute format('drop table webhooks.%I', name);
      delete from table_kinds where table_name = name;
      return '-' || day;
    end if;
  end loop;
  return null;
end
$$;
comment on function turn_stream_days is
  'Makes the first missing day partition of stream_log from today to so many days ahead, or else drops the first that ended '
  'more than so many days ago. Answers what it did, as +2026-11-25 or -2026-11-23; null where there is nothing to do or '
  'another session is at it. One a transaction, so that its locks are short.';
revoke all on function turn_stream_days from public;
grant execute on function turn_stream_days to webhooks;

do $$
begin
  while turn_stream_days(14, 1) is not null loop
  end loop;
end
$$;
