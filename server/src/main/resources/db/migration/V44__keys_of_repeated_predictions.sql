-- The key that a client sends with a request which it may repeat, as a digest of caller and key, and the digest of the
-- parameters that came with it.
alter table async_prediction add column request_key text;
alter table async_prediction add column request_digest text;
create unique index on async_prediction (api_id, request_key) where request_key is not null;
