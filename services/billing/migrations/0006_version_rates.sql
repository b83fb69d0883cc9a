-- Rates change: everybody has one at a time, and an organization may have its own. A row is never changed once written but
-- for its end, which is set once and never in the past, so that whatever was charged can be computed again. Locks rates;
-- charges wait for the moment that it takes.
-- unsafe: exclusion-constraint: the table holds one row a price, a handful.
alter table rates
  add column org_id uuid not null default '00000000-0000-0000-0000-000000000000',
  add column reason text not null default '',
  add column created_by text not null default '',
  add column created_at timestamptz not null default transaction_timestamp(),
  drop constraint one_rate_at_a_time,
  drop constraint rounding_known,
  add constraint rounding_known check (rounding in ('up', 'nearest', 'down')) not valid,
  add constraint one_rate_at_a_time exclude using gist (org_id with =, valid with &&);

comment on table rates is 'Prices of call time. System, because the zero UUID stands for everybody; kept for ever.';
comment on column rates.org_id is 'Whose price it is; the zero UUID for all who have none of their own at the time.';
comment on column rates.rounding is 'How a fraction of a micro-dollar is rounded: up, nearest (half of one goes up) or down.';
comment on column rates.reason is 'Why the price was set, in an operator''s words; empty for what a migration wrote.';

create function rate_may_only_end() returns trigger language plpgsql set search_path from current as $$
begin
  if to_jsonb(new) - 'valid' <> to_jsonb(old) - 'valid'
    or lower(new.valid) is distinct from lower(old.valid)
    or not upper_inf(old.valid) or upper_inf(new.valid) or upper(new.valid) < transaction_timestamp()
  then
    raise exception using
      errcode = 'integrity_constraint_violation',
      message = 'of a rate only the end may be set, once and not in the past',
      constraint = 'immutable',
      table = tg_table_name;
  end if;
  return new;
end
$$;
revoke all on function rate_may_only_end() from public;

drop trigger rates_immutable on rates;
create trigger rates_immutable before delete or truncate on rates
  for each statement execute function refuse_change();
create trigger rates_end_once before update on rates
  for each row execute function rate_may_only_end();

grant insert, update (valid) on rates to billing;
