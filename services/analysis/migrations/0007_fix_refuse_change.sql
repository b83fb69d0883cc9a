-- The function that keeps rows from changing gets a search path of its own, names what it refuses as other schemas' do, and
-- is nobody's to call. Locks nothing but the function's own row in the catalog.
create or replace function refuse_change() returns trigger language plpgsql set search_path from current as $$
begin
  raise exception using
    errcode = 'integrity_constraint_violation',
    message = format('%s rows are never changed', tg_table_name),
    constraint = 'immutable',
    table = tg_table_name;
end
$$;
revoke all on function refuse_change() from public;
