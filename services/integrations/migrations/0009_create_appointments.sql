-- Slots of connected calendars. New table: no lock matters.
create table appointments (
  org_id uuid not null,
  id uuid not null,
  agent_id uuid not null,
  connection_id uuid not null,
  resource_id uuid not null,
  during tstzrange not null,
  status text not null check (status in ('booking', 'booked', 'canceling', 'canceled', 'failed')),
  reason text check (char_length(reason) <= 160),
  time_zone text not null check (char_length(time_zone) between 1 and 64),
  details_ct bytea not null,
  contact_id uuid,
  call_id uuid,
  submitted_at timestamptz,
  placed_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (org_id, id),
  foreign key (org_id, connection_id) references connections (org_id, id),
  foreign key (org_id, contact_id) references contacts (org_id, id) on delete set null (contact_id),
  constraint has_a_beginning_and_an_end
    check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  constraint says_why check (status <> 'failed' or reason is not null),
  constraint placed_after_submitted check (placed_at is null or submitted_at is not null),
  constraint one_appointment_at_a_time
    exclude using gist (org_id with =, resource_id with =, during with &&)
    where (status in ('booking', 'booked', 'canceling'))
);
comment on table appointments is 'Of one calendar no two that are live share a moment.';
comment on column appointments.resource_id is
  'The calendar: made of provider and outside account, so that agents that share one cannot book it twice.';
comment on column appointments.details_ct is 'Title, notes and guest, sealed for the organization and this row.';
comment on column appointments.submitted_at is 'Since then the calendar may have the event; its id is made of the row''s.';
comment on column appointments.placed_at is 'Since then the calendar is known to have had it.';
create index appointments_agent_id_idx on appointments (org_id, agent_id, id);
select declare_tenant_table('appointments');
grant select, insert, update (status, reason, submitted_at, placed_at, updated_at) on appointments to integrations;
