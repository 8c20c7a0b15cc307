-- Data sources: who may use which, and which names are taken.
create table access_data_source (
    data_source_id text primary key,
    owner_id       text    not null,
    name           text    not null unique,
    everyone       boolean not null
);
create index on access_data_source (owner_id);
create index on access_data_source (data_source_id) where everyone;

create table access_data_source_grant (
    data_source_id text not null,
    account_id     text not null,
    primary key (data_source_id, account_id)
);
create index on access_data_source_grant (account_id);

create table data_source_row (
    id               text primary key,
    version          bigint      not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    owner_id         text        not null,
    name             text        not null,
    description      text,
    data_source_type text        not null,
    auth_type        text        not null,
    credential_type  text        not null,
    config           jsonb       not null,
    audience         jsonb       not null,
    projects         jsonb       not null,
    deleted          boolean     not null
);
create index on data_source_row (owner_id);
create index on data_source_row (name);

-- What opens data sources, sealed under the master key; null as user: of the data source itself. Not derived from
-- events, which hold the id alone.
create table data_source_credentials (
    credentials_id text primary key,
    data_source_id text not null,
    user_id        text,
    key_id         text not null,
    sealed         text not null,
    unique nulls not distinct (data_source_id, user_id)
);
create index on data_source_credentials (user_id);

-- The audit feed of data sources: one line for each event that is shown there. Names are looked up when it is read.
create table audit_data_source (
    position       bigint primary key,
    at             timestamptz not null,
    data_source_id text        not null,
    kind           text        not null,
    performed_by   text        not null,
    metadata       jsonb       not null
);
create index on audit_data_source (at, position);
create index on audit_data_source (data_source_id, at, position);
