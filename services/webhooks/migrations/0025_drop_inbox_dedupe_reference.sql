-- Dedupe rows no longer refer to their source by a foreign key, for the same reasons as the inbox. A short exclusive lock on
-- the table and on sources, no row is read.
alter table inbox_dedupe drop constraint inbox_dedupe_source_id_fkey;
