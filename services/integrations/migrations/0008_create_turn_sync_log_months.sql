-- Month partitions of the sync logs, made ahead of time and dropped when they are over. Making or dropping one locks the
-- log for a moment, and gives up after half a second rather than make attempts wait behind it.
create function turn_sync_log_months(ahead integer, kept integer) returns text language plpgsql security definer
  set search_path = pg_catalog, integrations, pg_temp
  set lock_timeout = '500ms' as $$
declare
  today date := date_trunc('month', clock_timestamp() at time zone 'utc')::date;
  month date;
  name text;
begin
  if ahead not between 0 and 24 or kept not between 1 and 120 then
    raise exception 'months ahead are 0 to 24, months kept 1 to 120' using errcode = 'invalid_parameter_value';
  end if;
  -- Two replicas would trip over each other; the other one is at it.
  if not pg_try_advisory_xact_lock(hashtextextended('integrations.turn_sync_log_months', 0)) then
    return null;
  end if;
  for month in select today + n * interval '1 month' from generate_series(0, ahead) as n loop
    name := 'sync_logs_' || to_char(month, 'YYYYMM');
    if to_regclass('integrations.' || name) is null then
      execute format(
        'create table integrations.%I partition of sync_logs for values from (%L) to (%L)', name, month,
        (month + interval '1 month')::date);
      perform declare_tenant_table(name);
      return '+' || month;
    end if;
  end loop;
  for name, month in
    select relname, to_date(right(relname, 6), 'YYYYMM') from pg_class
    join pg_inherits on inhrelid = oid
    where inhparent = 'integrations.sync_logs'::regclass and relname ~ '^sync_logs_[0-9]{6}$'
    order by relname
  loop
    if month < today - kept * interval '1 month' then
      execute format('drop table integrations.%I', name);
      delete from table_kinds where table_name = name;
      return '-' || month;
    end if;
  end loop;
  return null;
end
$$;
comment on function turn_sync_log_months is
  'Makes the first missing month partition of sync_logs from this month to so many months ahead, or else drops the first '
  'that ended more than so many months ago. Answers what it did, as +2026-11-01 or -2025-10-01; null where there is '
  'nothing to do or another session is at it. One a transaction, so that its locks are short.';
revoke all on function turn_sync_log_months from public;
grant execute on function turn_sync_log_months to integrations;

do $$
begin
  while turn_sync_log_months(2, 12) is not null loop
  end loop;
end
$$;
