-- The house's own source of Stripe events, /webhooks/stripe/platform. Its secrets are in the settings and not here: the row
-- of source_secrets stands for all of them. Two rows are inserted: no lock matters.
insert into sources (id, org_id, provider, path_token_hash)
values ('00000000-0000-7000-8000-000000000010', '00000000-0000-7000-8000-000000000001', 'stripe', sha256('platform'));
insert into source_secrets (id, source_id, secret_ct, scheme)
values ('00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000010', '', 'stripe');
