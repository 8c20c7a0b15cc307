-- Endpoints of the AI gateway: who may use which, which names are taken, and what calls may cost. The name is null where
-- an event came late and found it taken.
create table access_gateway_endpoint (
    endpoint_id text primary key,
    name        text collate "C" unique,
    model       text    not null,
    everyone    boolean not null,
    limits      jsonb   not null,
    prices      jsonb
);

create table access_gateway_grant (
    endpoint_id text not null,
    account_id  text not null,
    primary key (endpoint_id, account_id)
);
create index on access_gateway_grant (account_id);

create table gateway_endpoint_row (
    id            text primary key,
    version       bigint      not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    name          text        not null,
    type          text        not null,
    provider      text        not null,
    model         text        not null,
    settings      jsonb       not null,
    secret_fields jsonb       not null,
    audience      jsonb       not null,
    limits        jsonb       not null,
    prices        jsonb,
    deleted       boolean     not null
);

-- The keys of providers, sealed under the master key, a field a line. Not derived from events, which hold names alone.
create table gateway_credentials (
    secret_id      text primary key generated always as (endpoint_id || ' ' || field) stored,
    endpoint_id    text not null,
    field          text not null,
    credentials_id text not null,
    key_id         text not null,
    sealed         text not null
);
create index on gateway_credentials (endpoint_id);

-- Counters of an endpoint within one minute, day or month, of one user or (without a user) of all. They hold what is
-- reserved for open calls until those end. Not derived from events: only the limits of the moment need them.
create table gateway_window (
    endpoint_id text        not null,
    user_id     text        not null,
    kind        text        not null,
    begins      timestamptz not null,
    calls       bigint      not null,
    tokens      bigint      not null,
    cost        numeric     not null,
    primary key (endpoint_id, user_id, kind, begins)
);
create index on gateway_window (begins);

-- Calls that have begun and not ended, each with what is reserved for it.
create table gateway_open_call (
    call_id       text primary key,
    endpoint_id   text        not null,
    user_id       text        not null,
    model         text        not null,
    began_at      timestamptz not null,
    input_tokens  bigint      not null,
    output_tokens bigint      not null,
    cost          numeric     not null,
    prices        jsonb
);
create index on gateway_open_call (began_at);

-- The audit feed of the gateway, a line for each event that it shows, and what it knows of each endpoint as of the last
-- event that it has read.
create table audit_gateway (
    position      bigint primary key,
    at            timestamptz not null,
    endpoint_id   text        not null,
    endpoint_name text        not null,
    endpoint_type text        not null,
    kind          text        not null,
    performed_by  text        not null,
    metadata      jsonb       not null
);
create index on audit_gateway (at, position);
create index on audit_gateway (endpoint_id, at, position);

create table audit_gateway_endpoint (
    endpoint_id text primary key,
    name        text not null,
    type        text not null,
    provider    text not null,
    model       text not null
);

-- What each user's calls of an endpoint took on one day (UTC). The currency is empty for calls without a price.
create table gateway_usage_day (
    endpoint_id   text    not null,
    user_id       text    not null,
    model         text    not null,
    day           date    not null,
    currency      text    not null,
    answered      bigint  not null,
    failed        bigint  not null,
    lost          bigint  not null,
    input_tokens  bigint  not null,
    output_tokens bigint  not null,
    cached_tokens bigint  not null,
    cost          numeric not null,
    primary key (endpoint_id, user_id, model, day, currency)
);
create index on gateway_usage_day (endpoint_id, day);
create index on gateway_usage_day (user_id, day);
