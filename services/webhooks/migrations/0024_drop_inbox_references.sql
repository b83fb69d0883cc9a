-- The inbox no longer refers to sources and secrets by foreign keys. Each made the server look up and lock the same two rows
-- again for every delivery, and a day could not be made or dropped without locking both tables. They proved nothing: what is
-- inserted was verified against those very rows, and nothing is ever deleted from sources and source_secrets. A short
-- exclusive lock on the three tables, no row is read.
alter table inbox drop constraint inbox_source_id_fkey, drop constraint inbox_secret_id_fkey;
