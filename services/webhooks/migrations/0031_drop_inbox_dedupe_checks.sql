-- The dedupe table keeps its checks no longer. The server parses the text of each check of each partition again for every
-- statement that writes there, which was up to an eighth of what it did for a group of 32 deliveries. What they said holds without
-- them: keys and hashes are digests that our code computes, and the number of other bodies is only raised below its limit, with
-- the row locked. A short exclusive lock, no row is read.
alter table inbox_dedupe
  drop constraint inbox_dedupe_dedupe_key_check,
  drop constraint inbox_dedupe_body_hash_check,
  drop constraint inbox_dedupe_divergent_count_check;
