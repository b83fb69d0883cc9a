-- What is known of a call, field by field: the last writer by (rank, provider time, body hash) stands. New table.
create table call_facts (
  org_id uuid not null,
  call_id uuid not null,
  field text not null,
  value_ct bytea not null,
  rank smallint not null,
  provider_time_ms bigint not null,
  body_hash bytea not null,
  primary key (org_id, call_id, field),
  foreign key (org_id, call_id) references calls (org_id, id)
);
comment on column call_facts.value_ct is 'Sealed with the organization''s key, label call.fact and the field''s name, record call_id.';
select declare_tenant_table('call_facts');
grant select, insert, update on call_facts to webhooks;
