-- A rule is switched off where its organization is closed. A check is replaced by a wider one: a short exclusive lock, and the
-- rows that are there keep to the narrower one.
alter table wallet_rules drop constraint disabled_reason_known;
alter table wallet_rules add constraint disabled_reason_known
  check (disabled_reason in ('', 'declined', 'dispute', 'organization_closed')) not valid;
