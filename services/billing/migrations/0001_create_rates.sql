-- What a minute costs, and since when: one row a price, never changed once written, so that every charge can be computed
-- again. Locks nothing that existed before.
create table rates (
  id uuid primary key,
  currency text not null default 'USD',
  micros_per_minute bigint not null,
  increment_seconds integer not null,
  rounding text not null,
  valid tstzrange not null,
  constraint currency_known check (currency = 'USD'),
  -- A thousand dollars a minute is a slip of the keyboard; it also keeps 172,800 seconds of it far from overflow.
  constraint micros_per_minute_in_range check (micros_per_minute between 1 and 1000000000),
  constraint increment_in_range check (increment_seconds between 1 and 3600),
  constraint rounding_known check (rounding = 'up'),
  constraint valid_not_empty check (not isempty(valid)),
  constraint one_rate_at_a_time exclude using gist (valid with &&)
);
select declare_system_table('rates');
grant select on rates to billing;

comment on table rates is 'Prices of call time, for all organizations. Written by migrations; kept for ever.';
comment on column rates.increment_seconds is 'Seconds are rounded up to a multiple of this before they are priced.';
comment on column rates.rounding is 'How a fraction of a micro-dollar is rounded; up is the only way there is.';
comment on column rates.valid is 'A call is priced by the rate whose range holds its time.';

-- $0.70 a minute, by the second. The id is fixed so that every installation names it alike.
insert into rates (id, micros_per_minute, increment_seconds, rounding, valid)
values ('01900000-0000-7000-8000-000000000070', 700000, 1, 'up', tstzrange('2020-01-01T00:00:00Z', null));
