-- Calls of versions of model APIs, a line for each minute: counted in the memory of each server, and added once a second.
-- Not derived from events; an event says what an hour had, and then its minutes are marked as counted.
create table model_invocation_minute (
    version_id  text        not null,
    minute      timestamptz not null,
    api_id      text        not null,
    answered    bigint      not null,
    failed      bigint      not null,
    duration_ms bigint      not null,
    counted     boolean     not null default false,
    primary key (version_id, minute)
);
create index on model_invocation_minute (minute) where not counted;
create index on model_invocation_minute (minute);

-- What each hour had, by its event.
create table model_invocation_hour (
    version_id  text        not null,
    hour        timestamptz not null,
    api_id      text        not null,
    answered    bigint      not null,
    failed      bigint      not null,
    duration_ms bigint      not null,
    primary key (version_id, hour)
);

-- Asynchronous predictions: the queue and what became of them. Not derived from events, which hold neither parameters nor
-- results. What is sealed is the request while a prediction is queued, and its outcome afterwards.
create table async_prediction (
    id              text primary key,
    api_id          text        not null,
    state           text        not null,
    key_id          text        not null,
    sealed          text        not null,
    attempts        integer     not null,
    leased_by       text,
    lease_until     timestamptz,
    version_id      text,
    queued_at       timestamptz not null,
    done_at         timestamptz
);
create index on async_prediction (api_id, id) where state = 'QUEUED';
create index on async_prediction (lease_until) where state = 'QUEUED' and lease_until is not null;
create index on async_prediction (done_at) where done_at is not null;
