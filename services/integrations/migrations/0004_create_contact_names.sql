-- What contact search reads. New table and functions: no lock matters.
--
-- Row security hides an index from the planner where the operator may leak what it sees, as every text match may. So names
-- are kept a second time in a table without row security that no role of the service may touch: a function writes it when a
-- contact is written, and another reads it, for the organization of the transaction and no other.
create table contact_names (
  org_id uuid not null,
  contact_id uuid not null,
  name text not null,
  primary key (org_id, contact_id),
  foreign key (org_id, contact_id) references contacts (org_id, id) on delete cascade
);
comment on table contact_names is 'Names of contacts for search; written and read by functions alone, which fix the organization.';
create index contact_names_name_idx on contact_names
  using gin (org_id extensions.uuid_ops, name extensions.gin_trgm_ops);
select declare_system_table('contact_names');

create function note_contact_name() returns trigger language plpgsql security definer
  set search_path = pg_catalog, integrations, pg_temp as $$
begin
  if new.name is null then
    delete from contact_names where org_id = new.org_id and contact_id = new.id;
  else
    insert into contact_names (org_id, contact_id, name) values (new.org_id, new.id, new.name)
    on conflict (org_id, contact_id) do update set name = excluded.name where contact_names.name <> excluded.name;
  end if;
  return null;
end
$$;
comment on function note_contact_name is 'Keeps contact_names as contacts says.';
create trigger contacts_note_name after insert or update of name on contacts
  for each row execute function note_contact_name();

create function search_contact_names(wanted text, most integer) returns table (contact_id uuid, likeness real)
  language plpgsql stable security definer
  set search_path = pg_catalog, integrations, pg_temp as $$
declare
  organization uuid := nullif(current_setting('app.org_id', true), '')::uuid;
  pattern text := '%' || replace(replace(replace(wanted, '\', '\\'), '%', '\%'), '_', '\_') || '%';
begin
  if organization is null then
    raise exception 'search needs an organization' using errcode = 'insufficient_privilege';
  end if;
  if char_length(wanted) < 3 or char_length(wanted) > 100 or most not between 1 and 200 then
    raise exception 'search takes 3 to 100 characters' using errcode = 'invalid_parameter_value';
  end if;
  return query
    select found.contact_id, extensions.similarity(found.name, wanted)
      from contact_names as found
     where found.org_id = organization and found.name ilike pattern
     order by 2 desc, 1
     limit most;
end
$$;
comment on function search_contact_names is 'Contacts of the transaction''s organization whose name holds the text, nearest first.';
revoke all on function search_contact_names(text, integer) from public;
revoke all on function note_contact_name() from public;
grant execute on function search_contact_names(text, integer) to integrations;
