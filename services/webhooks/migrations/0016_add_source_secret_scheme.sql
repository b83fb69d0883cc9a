-- What a secret is for: each says how it is used, so that a scheme can be replaced as a secret is, with both live for a
-- while. Two columns are added: a short exclusive lock on a small table.
-- unsafe: constraint-without-not-valid: the table holds a few rows.
alter table source_secrets add column scheme text not null default 'retell';
alter table source_secrets add constraint scheme_is_known check (
  scheme in ('retell', 'vapi', 'vapi-bearer', 'vapi-hmac', 'standard-webhooks', 'twilio', 'twilio-shared-key', 'stripe'));
alter table source_secrets add column settings text not null default '{}';
comment on column source_secrets.settings is 'JSON of the scheme''s settings: header names, algorithm, key id. Nothing secret.';
grant update (not_after) on source_secrets to webhooks;
