-- One row an event: the primary key is what makes a redelivery a duplicate. Small and spread over partitions by its
-- key, apart from the bulky inbox, because a partitioned table can only be unique on its partition key. New table.
create table inbox_dedupe (
  source_id uuid not null references sources (id),
  dedupe_key bytea not null check (octet_length(dedupe_key) = 16),
  inbox_id uuid not null,
  body_hash bytea not null check (octet_length(body_hash) = 32),
  first_at timestamptz not null default clock_timestamp(),
  dup_count bigint not null default 0,
  divergent_count integer not null default 0 check (divergent_count between 0 and 8),
  primary key (source_id, dedupe_key)
) partition by hash (source_id, dedupe_key);
create table inbox_dedupe_0 partition of inbox_dedupe for values with (modulus 4, remainder 0);
create table inbox_dedupe_1 partition of inbox_dedupe for values with (modulus 4, remainder 1);
create table inbox_dedupe_2 partition of inbox_dedupe for values with (modulus 4, remainder 2);
create table inbox_dedupe_3 partition of inbox_dedupe for values with (modulus 4, remainder 3);
comment on column inbox_dedupe.dup_count is 'Deliveries beyond the first.';
comment on column inbox_dedupe.divergent_count is
  'Other bodies seen under this key; each is kept as an event of its own, at most 8.';
select declare_system_table('inbox_dedupe');
select declare_system_table(format('inbox_dedupe_%s', n)) from generate_series(0, 3) as n;
grant select, insert, update on inbox_dedupe to webhooks;
