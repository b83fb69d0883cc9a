-- Operators settle dead letters, and settled ones are deleted after a while. Grants and one small index: the lock is held
-- for as long as it takes to read the table, which holds little.
select grant_to_service('dead_letters', 'update (resolved_at, resolution), delete');

create index dead_letters_resolved_at_idx on dead_letters (resolved_at) where resolved_at is not null;

alter table dead_letters
  add constraint dead_letters_resolution_bounded check (octet_length(resolution) between 1 and 200);
