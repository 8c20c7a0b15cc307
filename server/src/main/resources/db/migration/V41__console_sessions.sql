-- Sessions of browsers, digests alone: of the cookie, and of the key or token that the session was opened with. No event
-- tells of them, and they end with that key, or at their time (docs/adr/0056).
create table console_session (
    digest     text primary key,
    key_digest text        not null,
    opened_at  timestamptz not null,
    expires_at timestamptz not null
);
create index on console_session (expires_at);
