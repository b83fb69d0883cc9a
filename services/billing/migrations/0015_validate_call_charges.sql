-- Proves the new checks for the rows there are. Reads call_charges while programs go on writing.
alter table call_charges validate constraint refunded_not_negative;
