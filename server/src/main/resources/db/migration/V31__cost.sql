-- Cost is a projection of the log (docs/adr/0049). Where a column of a text is empty, the line has no such value.

-- What hardware tiers cost and give, since when: what began keeps its price.
create table cost_tier (
    tier_id  text           not null,
    position bigint         not null,
    since    timestamptz    not null,
    dollars  numeric(24,12) not null, -- a minute
    cores    numeric(24,12) not null,
    gib      numeric(24,12) not null,
    gpus     integer        not null,
    primary key (tier_id, position)
);

-- To whom and what each project is charged, since when.
create table cost_project (
    project_id text        not null,
    position   bigint      not null,
    since      timestamptz not null,
    owner_id   text        not null,
    tag        text        not null,
    primary key (project_id, position)
);

-- Jobs and sessions, from their queueing on. Those that run have no lines until they end.
create table cost_execution (
    execution_id   text primary key,
    kind           text        not null,
    workload_id    text        not null,
    project_id     text        not null,
    starter_id     text        not null,
    tier_id        text        not null,
    environment_id text        not null,
    queued_at      timestamptz not null,
    host           text        not null,
    began          timestamptz,
    opened         bigint, -- the position of the event that says that it began
    dollars        numeric(24,12) not null,
    cores          numeric(24,12) not null,
    gib            numeric(24,12) not null,
    gpus           integer     not null,
    ended          timestamptz,
    closed         bigint
);
create index on cost_execution (began) where began is not null and ended is null;
create index on cost_execution (closed) where began is not null and closed is not null;

-- One line for each execution and day (UTC).
create table cost_line (
    day            date             not null,
    execution_id   text collate "C" not null,
    position       bigint           not null,
    kind           text collate "C" not null,
    workload_id    text collate "C" not null,
    host           text collate "C" not null,
    project_id     text collate "C" not null,
    owner_id       text collate "C" not null,
    starter_id     text collate "C" not null,
    tag            text collate "C" not null,
    tier_id        text collate "C" not null,
    environment_id text collate "C" not null,
    began          timestamptz      not null,
    ended          timestamptz      not null,
    cpu            numeric(24,12)   not null,
    ram            numeric(24,12)   not null,
    gpu            numeric(24,12)   not null,
    core_ms        numeric          not null,
    gpu_ms         numeric          not null,
    primary key (day, execution_id)
);

-- The same, without telling executions apart: what long windows are read from. A workload is named where it is the only
-- one, and * where there are several.
create table cost_day (
    day            date             not null,
    kind           text collate "C" not null,
    host           text collate "C" not null,
    project_id     text collate "C" not null,
    owner_id       text collate "C" not null,
    starter_id     text collate "C" not null,
    tag            text collate "C" not null,
    tier_id        text collate "C" not null,
    environment_id text collate "C" not null,
    workload_id    text collate "C" not null,
    lines          bigint           not null,
    began          timestamptz      not null,
    ended          timestamptz      not null,
    cpu            numeric(24,12)   not null,
    ram            numeric(24,12)   not null,
    gpu            numeric(24,12)   not null,
    core_ms        numeric          not null,
    gpu_ms         numeric          not null,
    primary key (day, project_id, kind, starter_id, owner_id, tag, tier_id, environment_id, host)
);

-- Calls of models through the gateway, each at its moment.
create table cost_call (
    position     bigint primary key,
    at           timestamptz      not null,
    endpoint_id  text collate "C" not null,
    user_id      text collate "C" not null,
    execution_id text collate "C" not null,
    project_id   text collate "C" not null,
    owner_id     text collate "C" not null,
    tag          text collate "C" not null,
    dollars      numeric          not null
);
create index on cost_call (at);

-- What the installation was told about cost and keeps secret, sealed under the master key. Not derived from events.
create table cost_secret (
    name           text primary key,
    credentials_id text not null,
    key_id         text not null,
    sealed         text not null
);

-- Machines with a price, each time that one was there.
create table cost_machine (
    host     text        not null,
    position bigint      not null,
    joined   timestamptz not null,
    cores    integer     not null,
    bytes    bigint      not null,
    gone     timestamptz,
    closed   bigint,
    primary key (host, position)
);

-- When each server with a price was last heard of. Not derived from events.
create table machine_seen (
    host text primary key,
    seen timestamptz not null
);

-- The project of each dataset, for what is stored in it.
create table cost_dataset (
    dataset_id text primary key,
    project_id text not null
);

-- How many bytes each dataset has stored, at each position at which that changes.
create table dataset_level (
    dataset_id text        not null,
    position   bigint      not null,
    at         timestamptz not null,
    bytes      bigint      not null,
    primary key (dataset_id, position)
);
