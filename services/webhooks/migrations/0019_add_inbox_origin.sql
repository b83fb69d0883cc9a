-- The inbox also takes what a provider answered when it was asked for its calls: nobody signed that. Columns are added and
-- a not-null constraint goes: a short exclusive lock, no row is rewritten.
-- unsafe: constraint-without-not-valid: no release has had an inbox before.
alter table inbox add column origin text not null default 'delivered';
alter table inbox add constraint origin_is_known check (origin in ('delivered', 'answered'));
alter table inbox alter column secret_id drop not null;
alter table inbox add constraint delivered_with_a_secret check ((origin = 'delivered') = (secret_id is not null));
comment on column inbox.origin is
  'delivered: the provider sent it, signed. answered: the provider said it when asked with the source''s key; only such a '
  'row may lower what a call is charged for.';
