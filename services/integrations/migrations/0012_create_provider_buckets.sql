-- How often accounts at providers are asked, by all replicas together. New table: no lock matters.
create table provider_buckets (
  provider text not null,
  outside_account text not null,
  pace text not null,
  next_at timestamptz not null,
  primary key (provider, outside_account, pace),
  constraint outside_account_length check (char_length(outside_account) between 1 and 500)
);
select declare_system_table('provider_buckets');
grant select, insert, update (next_at) on provider_buckets to integrations;
comment on table provider_buckets is
  'A row for each account and kind of request, however many calls: two organizations with connections to one account share it. '
  'Asked before the organization matters: a system table.';
comment on column provider_buckets.pace is 'Which requests share it: the name of a Pace of the module Outbound.';
comment on column provider_buckets.next_at is
  'Theoretical arrival time of the generic cell rate algorithm (ITU-T I.371): grows by an interval with each call.';
