-- The feed of what no longer counts. New tables: lock nothing in use.
--
-- Numbers are given under the lock of the head's row, which is held to the commit: none appears behind one that was read.
create table revocation_head (
  is_the_only_row boolean primary key default true,
  seq bigint not null default 0,
  constraint only_row check (is_the_only_row)
);
select declare_system_table('revocation_head');
grant select, update (seq) on revocation_head to auth;
insert into revocation_head default values;

create table revocations (
  seq bigint primary key,
  kind text not null,
  subject text not null,
  at timestamptz not null default clock_timestamp(),
  constraint kind_known check (kind in ('session', 'principal', 'membership', 'organization')),
  constraint subject_length check (octet_length(subject) between 1 and 128)
);
create index revocations_at_idx on revocations (at);
select declare_system_table('revocations');
grant select, insert, delete on revocations to auth;

comment on table revocation_head is 'The last number given.';
comment on table revocations is
  'Tokens of the subject that were made up to that time no longer count. Deleted a day after the last of them expired.';
comment on column revocations.subject is 'A UUID, user:UUID, or ORG/user:UUID, as the kind says.';
