-- Which calls were found to be charged, so that a sweep asks for each only once. A short exclusive lock: a column without a
-- default rewrites nothing.
alter table calls add column confirmed_seconds bigint;
comment on column calls.confirmed_seconds is
  'Seconds that billing was found to have charged for; null until the sweep has asked. Below seconds: it asks again.';
