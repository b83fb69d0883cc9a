-- The highest number given in each organization's event stream. Whoever appends holds the row until the commit, so that
-- numbers become visible in their order. New table.
create table stream_heads (
  org_id uuid primary key,
  head_seq bigint not null default 0 check (head_seq >= 0)
);
select declare_tenant_table('stream_heads');
grant select, insert, update on stream_heads to webhooks;
