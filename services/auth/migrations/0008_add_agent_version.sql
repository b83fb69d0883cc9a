-- Agents can be changed. A column with a constant default: the lock on agents is held for a moment.
-- unsafe: constraint-without-not-valid: agents are few, the lock is held for milliseconds
alter table agents
  add column version bigint not null default 1,
  add constraint version_positive check (version > 0);
grant update (name, ai_manager_enabled, version) on agents to auth;

comment on column agents.version is 'One more with each change.';
