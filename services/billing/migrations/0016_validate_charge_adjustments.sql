-- Proves the new checks for the rows there are. Reads charge_adjustments while programs go on writing.
alter table charge_adjustments validate constraint seconds_change;
