-- Checks the rows that were there before: a lock that lets reads and writes pass.
alter table wallet_rules validate constraint disabled_reason_known;
