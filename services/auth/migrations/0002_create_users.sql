-- People. One person may belong to several organizations, so users have no tenant. Locks nothing that existed before.
create table users (
  id uuid primary key,
  email_norm text not null unique,
  password_hash text,
  created_at timestamptz not null default clock_timestamp(),
  constraint email_norm_length check (char_length(email_norm) between 3 and 254)
);
select declare_system_table('users');
grant select (id, email_norm), insert on users to auth;

comment on table users is 'People who may log in. Written by CreateOrganization.';
comment on column users.email_norm is 'Personal. The address in lower case: what makes a user the same user.';
comment on column users.password_hash is 'scrypt with its salt and costs; null until a password is set.';
