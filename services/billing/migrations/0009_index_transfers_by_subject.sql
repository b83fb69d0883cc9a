-- What happened to a call after its charge, and to a recharge's money: read by whoever asks why.
-- outside a transaction
create index concurrently transfers_ref_idx on transfers (org_id, ref_id) where kind <> 'charge' and kind <> 'promo';
