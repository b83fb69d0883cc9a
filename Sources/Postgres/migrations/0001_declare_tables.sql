-- The two kinds of tables and the one policy: every table is declared right after it is created.
-- Takes no lock on existing tables.

create table table_kinds (
  table_name name primary key,
  kind text not null constraint kind_is_known check (kind in ('tenant', 'system'))
);
comment on table table_kinds is 'What each table of this schema is. Written by migrations only; the catalog test reads it.';
comment on column table_kinds.kind is
  'tenant: rows belong to organizations and row security shows only the current one''s. system: no row security.';

-- Makes a table the tenants': rows are seen and written only by transactions of their organization, whoever runs them.
create function declare_tenant_table(name text) returns void language plpgsql as $$
begin
  if not exists (
    select from pg_attribute
    where attrelid = format('%I', name)::regclass and attname = 'org_id' and atttypid = 'uuid'::regtype and attnotnull
  ) then
    raise exception 'table % has no column "org_id uuid not null"', name using errcode = 'invalid_table_definition';
  end if;
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  -- The subselect makes the planner read the setting once a statement, not once a row.
  execute format(
    'create policy tenant on %I using (org_id = (select nullif(current_setting(''app.org_id'', true), '''')::uuid))
       with check (org_id = (select nullif(current_setting(''app.org_id'', true), '''')::uuid))', name);
  insert into table_kinds (table_name, kind) values (name, 'tenant');
end
$$;
comment on function declare_tenant_table is
  'Row security for a new table that has org_id uuid not null: enabled, forced, with the one policy.';

create function declare_system_table(name text) returns void language plpgsql as $$
begin
  perform format('%I', name)::regclass;
  insert into table_kinds (table_name, kind) values (name, 'system');
end
$$;
comment on function declare_system_table is 'For a table without row security: it holds no personal data that is not sealed.';

-- For migrations that several services share, which cannot name the role.
create function grant_to_service("table" text, verbs text) returns void language plpgsql as $$
begin
  if verbs !~ '^\s*(select|insert|update|delete)(\s*\([a-z_, ]+\))?(\s*,\s*(select|insert|update|delete)(\s*\([a-z_, ]+\))?)*\s*$' then
    raise exception 'these are not table privileges: %', verbs using errcode = 'invalid_parameter_value';
  end if;
  execute format('grant %s on %I to %I', verbs, "table", current_setting('switchboard.service'));
end
$$;
comment on function grant_to_service is 'Grants table privileges to the log-in role of the service that is being migrated.';

select declare_system_table('table_kinds');
select declare_system_table('schema_migrations');
