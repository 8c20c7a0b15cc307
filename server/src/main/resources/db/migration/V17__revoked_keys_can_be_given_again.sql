-- A secret is good for one user at most; one that was revoked may be given once more.
alter table access_key_row drop constraint access_key_row_digest_key;
create unique index on access_key_row (digest) where not revoked;
create index on access_key_row (digest);
