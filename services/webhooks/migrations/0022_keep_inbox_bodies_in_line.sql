-- Bodies of up to about 8 KB stay in their inbox row. By default a row of more than 2 KB has its body moved to a table of its
-- own, which costs a delivery of ordinary size a second row with an index entry. The setting counts for rows that are written
-- from now on, and its lock stops nobody who reads or writes rows.
--
-- unsafe: hidden-statements: days are found by name; each gets a setting under a lock that neither reads nor writes wait for.
alter table inbox_default set (toast_tuple_target = 8160);

do $$
declare
  day regclass;
begin
  for day in
    select inhrelid::regclass from pg_inherits
    where inhparent = 'inbox'::regclass and inhrelid <> 'inbox_default'::regclass
    order by inhrelid::regclass::text
  loop
    execute format('alter table %s set (toast_tuple_target = 8160)', day);
  end loop;
end
$$;

create or replace function add_inbox_day(ahead integer) returns date language plpgsql security definer
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
      -- Settings of storage belong to each partition: it takes none from its parent.
      execute format(
        'create table webhooks.%I partition of inbox for values from (%L) to (%L) with (toast_tuple_target = 8160)',
        name, day, day + 1);
      perform declare_system_table(name);
      return day;
    end if;
  end loop;
  return null;
end
$$;
