-- What the model is asked about calls, in versions that never change. Locks nothing that existed before.
create table rubrics (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (org_id, id),
  unique (org_id, name),
  constraint name_length check (length(name) between 1 and 100)
);
select declare_tenant_table('rubrics');
grant select, insert, update (name) on rubrics to analysis;

comment on table rubrics is 'The rubrics of an organization by name; kept for ever.';

create table rubric_versions (
  org_id uuid not null,
  id uuid not null,
  rubric_id uuid not null,
  version bigint not null,
  criteria jsonb not null,
  model text not null,
  published_at timestamptz not null default clock_timestamp(),
  primary key (org_id, id),
  unique (org_id, rubric_id, version),
  foreign key (org_id, rubric_id) references rubrics (org_id, id),
  constraint version_above_zero check (version > 0),
  constraint criteria_is_a_list check (jsonb_typeof(criteria) = 'array')
);
select declare_tenant_table('rubric_versions');
grant select, insert on rubric_versions to analysis;

comment on table rubric_versions is 'Published versions of rubrics; never changed, kept for ever.';
comment on column rubric_versions.criteria is 'A list of {key, question}, 1 to 20.';

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger rubric_versions_immutable before update or delete or truncate on rubric_versions
  for each statement execute function refuse_change();
