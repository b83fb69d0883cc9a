-- Which master key wraps new data keys. One row, written by the first start and by a rotation. New table: no lock matters.
create table sealing_key (
  is_the_only_row boolean primary key default true check (is_the_only_row),
  kek_id text not null,
  since timestamptz not null default clock_timestamp()
);
comment on table sealing_key is 'The master key that seals; all configured ones open.';
select declare_system_table('sealing_key');
select grant_to_service('sealing_key', 'select, insert');
