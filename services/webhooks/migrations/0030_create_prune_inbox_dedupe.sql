-- Which events have come is forgotten after some weeks. No index leads from a time to the rows: it would cost every delivery
-- an entry more. Instead the partitions are read piece by piece in the order of their pages, all of them once a day. New table
-- and new function: they lock nothing in use.
create table inbox_dedupe_walk (
  is_only boolean primary key default true check (is_only),
  next_block bigint check (next_block >= 0),
  begun_at timestamptz not null default '-infinity'
);
comment on table inbox_dedupe_walk is 'How far reading through inbox_dedupe has come. One row.';
comment on column inbox_dedupe_walk.next_block is 'The page of every partition that is read next; null between two walks.';
insert into inbox_dedupe_walk default values;
select declare_system_table('inbox_dedupe_walk');

create function prune_inbox_dedupe(kept integer, blocks integer, out deleted bigint, out has_more boolean)
  language plpgsql security definer
  set search_path = pg_catalog, webhooks, pg_temp as $$
declare
  start bigint;
  first tid;
  past tid;
begin
  -- Longer than any provider tries again, and than any job of a delivery lives.
  if kept not between 35 and 3660 then
    raise exception 'days kept are 35 to 3660' using errcode = 'invalid_parameter_value';
  end if;
  if blocks not between 1 and 1024 then
    raise exception 'pages of a piece are 1 to 1024' using errcode = 'invalid_parameter_value';
  end if;
  deleted := 0;
  has_more := false;
  -- Another replica is at it, or the last walk began within a day.
  select coalesce(next_block, 0) into start from inbox_dedupe_walk
  where next_block is not null or begun_at <= clock_timestamp() - interval '1 day'
  for update skip locked;
  if not found then
    return;
  end if;
  first := format('(%s,0)', start);
  past := format('(%s,0)', start + blocks);
  -- Rows that a delivery holds are left for the next walk: whoever waits for nobody is in no deadlock.
  with old as (
    select tableoid, ctid from inbox_dedupe
    where ctid >= first and ctid < past and first_at < clock_timestamp() - make_interval(days => kept)
    for update skip locked
  )
  delete from inbox_dedupe as known using old
  where known.tableoid = old.tableoid and known.ctid = old.ctid and known.ctid >= first and known.ctid < past;
  get diagnostics deleted = row_count;
  select start + blocks < max(pg_relation_size(inhrelid)) / current_setting('block_size')::bigint into has_more
  from pg_inherits where inhparent = 'webhooks.inbox_dedupe'::regclass;
  update inbox_dedupe_walk set
    next_block = case when has_more then start + blocks end,
    begun_at = case when start = 0 then clock_timestamp() else begun_at end;
end
$$;
comment on function prune_inbox_dedupe is
  'Reads so many pages of each partition of inbox_dedupe, goes on where it ended the last time, and deletes the rows of events '
  'that first came more than so many days ago. Answers how many, and whether the walk goes on; the next one begins a day '
  'after this one began. One piece a transaction, so that nobody waits long for its rows.';
revoke all on function prune_inbox_dedupe from public;
grant execute on function prune_inbox_dedupe to webhooks;
