-- Counts the changes of an organization's status, so that services which hear of them in any order keep the newest. A column with
-- a constant default: the lock on organizations is held for a moment.
alter table organizations add column status_version bigint not null default 1;
grant update (status_version) on organizations to auth;
comment on column organizations.status_version is 'From 1, one more with each change of status.';
