-- Whose calls are swept for missing charges, and when. New table: locks nothing in use.
create table charge_sweeps (
  org_id uuid primary key,
  swept_at timestamptz not null default '-infinity',
  cursor uuid
);
comment on table charge_sweeps is 'Asked for the organization whose turn it is: a system table. One row an organization with a source.';
comment on column charge_sweeps.swept_at is 'When its last turn began.';
comment on column charge_sweeps.cursor is 'The call that the last turn came to; null where it came to the end.';
create index charge_sweeps_swept_at_idx on charge_sweeps (swept_at);
select declare_system_table('charge_sweeps');
grant select, insert, update (swept_at, cursor) on charge_sweeps to webhooks;
