-- What a source's provider is asked with: its list of calls, and test calls. New table: no lock matters.
create table source_api_keys (
  source_id uuid primary key references sources (id),
  account text not null default '',
  key_ct bytea not null,
  updated_at timestamptz not null default clock_timestamp()
);
comment on column source_api_keys.account is 'Twilio: the account''s SID. Empty for providers whose key names the account.';
comment on column source_api_keys.key_ct is 'Sealed with the organization''s key, label source.api_key, record source_id.';
select declare_system_table('source_api_keys');
grant select, insert, update on source_api_keys to webhooks;
