-- Whether an organization may work, and what of its calls may leave the house. Columns with constant defaults: the lock on
-- organizations is held for a moment, no row is rewritten.
-- unsafe: constraint-without-not-valid: organizations and their members are few, the lock is held for milliseconds
alter table organizations
  add column status text not null default 'active',
  add column phi_mode text not null default 'off',
  add constraint status_known check (status in ('active', 'suspended', 'closed')),
  add constraint phi_mode_known check (phi_mode in ('off', 'redact', 'no_send'));
grant update (name, status, phi_mode) on organizations to auth;

comment on column organizations.status is
  'active; suspended: its people may look and change nothing; closed: nobody may do anything.';
comment on column organizations.phi_mode is
  'What of a conversation may be sent to companies outside: off (as it is), redact, no_send (nothing).';
