-- Log-ins. A system table: a person is not an organization's. New table: locks nothing in use.
--
-- No refresh token is kept, nor its hash: each is made from a key of its session and the number of the exchange. So the
-- same token gets the same successor while that is allowed, and whoever stole one token cannot make the next.
create table sessions (
  id uuid primary key,
  user_id uuid not null,
  org_id uuid not null,
  rotation_key_sealed bytea not null,
  generation integer not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  refreshed_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  constraint generation_positive check (generation > 0),
  constraint ended_for_a_reason check ((ended_at is null) = (end_reason is null)),
  constraint end_reason_known check (end_reason in ('logout', 'reuse', 'removed', 'password'))
);
create index sessions_user_id_idx on sessions (user_id, id);
create index sessions_expires_at_idx on sessions (expires_at);
select declare_system_table('sessions');
grant select, insert, update (generation, refreshed_at, expires_at, ended_at, end_reason), delete on sessions to auth;

comment on table sessions is 'Log-ins. Written by Login and Refresh; deleted a day after they expired by SessionRetention.';
comment on column sessions.org_id is 'The organization that the person works in.';
comment on column sessions.rotation_key_sealed is '32 bytes that refresh tokens are made with, sealed with the system''s key.';
comment on column sessions.generation is 'Which refresh token counts: one more with each exchange.';
comment on column sessions.end_reason is 'logout, reuse (an old refresh token came back), removed (no member any more), password.';
