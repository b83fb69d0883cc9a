-- Tickets for places that take no headers. A system table: whoever brings one names no organization. New table: locks
-- nothing in use.
create table tickets (
  ticket_sha256 bytea primary key,
  org_id uuid not null,
  principal text not null,
  purpose text not null,
  expires_at timestamptz not null,
  constraint ticket_sha256_length check (octet_length(ticket_sha256) = 32),
  constraint purpose_known check (purpose in ('events', 'connect'))
);
create index tickets_expires_at_idx on tickets (expires_at);
select declare_system_table('tickets');
grant select, insert, delete on tickets to auth;

comment on table tickets is 'Tickets that were not used yet. Using one deletes it; those whose minute is over are deleted too.';
