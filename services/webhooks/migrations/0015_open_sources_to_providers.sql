-- Sources of every provider. Two columns are added and a check is replaced: a short exclusive lock on a small table.
-- unsafe: constraint-without-not-valid: the table holds a few rows.
alter table sources drop constraint sources_provider_check;
alter table sources add constraint provider_is_known check (provider in ('retell', 'vapi', 'twilio', 'stripe'));
alter table sources add column inbound_agent text;
comment on column sources.inbound_agent is
  'The provider''s id of the agent that takes incoming calls, told to the provider when it asks; null: the provider decides.';
grant update (state, inbound_agent) on sources to webhooks;
