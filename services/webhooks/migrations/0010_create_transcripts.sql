-- What was said in calls, apart from the other facts: it is large, read seldom and kept by rules of its own. New table.
create table transcripts (
  org_id uuid not null,
  call_id uuid not null,
  turns_ct bytea not null,
  rank smallint not null,
  provider_time_ms bigint not null,
  body_hash bytea not null,
  primary key (org_id, call_id),
  foreign key (org_id, call_id) references calls (org_id, id)
);
alter table transcripts alter column turns_ct set storage external;
comment on column transcripts.turns_ct is
  'The turns, sealed with the organization''s key, label call.fact.transcript, record call_id. Ciphertext does not compress.';
select declare_tenant_table('transcripts');
grant select, insert, update on transcripts to webhooks;
