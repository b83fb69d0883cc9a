-- Proves the new checks for the rows there are. Reads rates while programs go on writing.
alter table rates validate constraint rounding_known;
