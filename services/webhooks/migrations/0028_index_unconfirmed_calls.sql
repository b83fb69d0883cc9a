-- Calls that the sweep has to ask billing about: few, once it has come by.
-- outside a transaction
create index concurrently calls_unconfirmed_idx on calls (org_id, id)
  where seconds is not null and (confirmed_seconds is null or confirmed_seconds < seconds);
