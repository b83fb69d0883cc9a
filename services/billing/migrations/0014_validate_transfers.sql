-- Proves the new checks for the rows there are. Reads transfers while programs go on writing.
alter table transfers validate constraint kind_known;
alter table transfers validate constraint subjects_are_named;
alter table transfers validate constraint prices_are_rated;
