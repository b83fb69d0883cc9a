-- What became of each attempt, for operators. New table: locks nothing in use.
--
-- Partitions by day, dropped when they are old: history never costs a delete. Days are made ahead by JobHistoryDuty; a row
-- whose day is missing goes to the default partition, so that no attempt fails for want of a partition.
create table job_attempts (
  job_id uuid not null,
  org_id uuid not null,
  ref uuid not null,
  ended_at timestamptz not null default clock_timestamp(),
  took_us bigint not null,
  attempt integer not null,
  crashes integer not null,
  kind text not null,
  outcome text not null,
  reason text,
  constraint job_attempts_outcome_known check (
    outcome in ('retried', 'deferred', 'crashed', 'dead_lettered')),
  constraint job_attempts_reason_bounded check (octet_length(reason) <= 160)
) partition by range (ended_at);

select declare_system_table('job_attempts');
select grant_to_service('job_attempts', 'select, insert');

create index job_attempts_job_id_idx on job_attempts (job_id);
create index job_attempts_org_id_ended_at_idx on job_attempts (org_id, ended_at);

create table job_attempts_default partition of job_attempts default;
select declare_system_table('job_attempts_default');

comment on table job_attempts is
  'Attempts that did not complete, one row each, written in the transaction that reports them. A completed attempt leaves '
  'its effects and no row: at thousands a second the history would cost more than the jobs. Days are dropped whole by '
  'JobHistoryDuty.';
comment on column job_attempts.took_us is 'Microseconds from start to report; 0 where the holder died.';
comment on column job_attempts.attempt is 'Which try it was, counted from 1.';
comment on column job_attempts.crashes is 'Leases of the job that had ended without a report, this one included.';
comment on column job_attempts.outcome is
  'retried, deferred (behind a breaker), crashed (the lease ended without a report) or dead_lettered.';
comment on column job_attempts.reason is 'A stable name, never text from outside; of deferred attempts the breaker key.';

-- The log-in role owns nothing, so it cannot make or drop partitions. This function does, and nothing else.
do $do$
begin
  execute format($sql$
    create function keep_job_attempts(days_ahead integer, days_kept integer) returns integer
    language plpgsql security definer
    set search_path = pg_catalog, %1$I, pg_temp
    set timezone = 'UTC'
    set lock_timeout = '2s'
    as $function$
    declare
      -- New tables go where they are told: the first schema of the search path is pg_catalog.
      home text := %1$L;
      changed integer := 0;
      day date;
      part text;
    begin
      if days_ahead not between 0 and 60 or days_kept not between 1 and 3650 then
        raise exception 'days out of range' using errcode = 'invalid_parameter_value';
      end if;
      for day in select current_date + n from generate_series(0, days_ahead) as n loop
        part := 'job_attempts_' || to_char(day, 'YYYYMMDD');
        continue when to_regclass(quote_ident(part)) is not null;
        -- Rows of a day that was missing stay in the default partition: the day is left out.
        continue when exists (select from job_attempts_default where ended_at >= day and ended_at < day + 1);
        execute format('create table %%I.%%I (like job_attempts including defaults including constraints)', home, part);
        -- Attaching locks less of the parent than creating a partition in place.
        execute format('alter table job_attempts attach partition %%I for values from (%%L) to (%%L)', part, day, day + 1);
        perform declare_system_table(part);
        changed := changed + 1;
      end loop;
      for part in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'job_attempts'::regclass and c.relname ~ '^job_attempts_[0-9]{8}$'
          and c.relname < 'job_attempts_' || to_char(current_date - days_kept, 'YYYYMMDD')
        order by 1
      loop
        execute format('drop table %%I', part);
        delete from table_kinds where table_name = part;
        changed := changed + 1;
      end loop;
      return changed;
    end
    $function$
  $sql$, current_schema());
  revoke all on function keep_job_attempts from public;
  execute format('grant execute on function keep_job_attempts to %I', current_setting('switchboard.service'));
end
$do$;
comment on function keep_job_attempts is
  'Makes the partitions of today and the days ahead, and drops those older than the days kept. Returns how many changed.';

select keep_job_attempts(14, 30);
