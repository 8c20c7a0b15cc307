-- The tables of the plain application.
create table project (
    id          uuid primary key,
    owner_id    text        not null,
    name        text        not null,
    description text        not null,
    visibility  text        not null,
    created_at  timestamptz not null,
    unique (owner_id, name)
);

create table api_key (
    digest     text primary key,
    account_id text not null
);
