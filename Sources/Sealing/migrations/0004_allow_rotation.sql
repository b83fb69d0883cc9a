-- Lets data keys be wrapped anew. Locks org_keys for a moment: it is small, one row an organization and data key.
do $do$
begin
  execute format($sql$
    create function note_master_key() returns trigger language plpgsql security definer
    set search_path = pg_catalog, %1$I, pg_temp
    as $function$
    begin
      if new.state = 'retired' then
        delete from org_key_masters where org_id = new.org_id and dek_id = new.dek_id;
      else
        insert into org_key_masters (org_id, dek_id, kek_id) values (new.org_id, new.dek_id, new.kek_id)
        on conflict (org_id, dek_id) do update set kek_id = excluded.kek_id;
      end if;
      return null;
    end
    $function$
  $sql$, current_schema());
  revoke all on function note_master_key from public;
end
$do$;
comment on function note_master_key is 'Keeps org_key_masters as org_keys says.';

create trigger org_keys_note_master_key after insert or update of kek_id, state on org_keys
  for each row execute function note_master_key();

-- Row security hides the rows from the owner, too, unless it is lifted for this statement.
alter table org_keys no force row level security;
insert into org_key_masters (org_id, dek_id, kek_id)
  select org_id, dek_id, kek_id from org_keys where state <> 'retired';
alter table org_keys force row level security;

select grant_to_service('org_keys', 'update (wrapped_dek, kek_id)');
select grant_to_service('sealing_key', 'update (kek_id, since)');
