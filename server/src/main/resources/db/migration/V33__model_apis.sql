-- Model APIs, their versions, and the digests of the tokens that open them. What is archived or revoked is not here.
create table access_model_api (
    api_id         text primary key,
    project_id     text             not null,
    name           text collate "C" not null,
    environment_id text             not null,
    async          boolean          not null,
    active_id      text,
    production_id  text,
    unique (project_id, name)
);

create table access_model_api_version (
    version_id text primary key,
    api_id     text    not null,
    number     integer not null,
    unique (api_id, number)
);

create table access_model_api_token (
    token_id text primary key,
    api_id   text not null,
    digest   text not null unique
);
create index on access_model_api_token (api_id);

-- Rows: each the fold of one stream.
create table model_api_row (
    id             text primary key,
    version        bigint           not null,
    created_at     timestamptz      not null,
    updated_at     timestamptz      not null,
    project_id     text             not null,
    creator_id     text             not null,
    name           text collate "C" not null,
    description    text             not null,
    environment_id text             not null,
    hardware_tier  text             not null,
    replicas       integer          not null,
    async          boolean          not null,
    variables      jsonb,
    active_id      text,
    production_id  text,
    archived       boolean          not null
);
create index on model_api_row (project_id, id) where not archived;

create table model_api_version_row (
    id                   text primary key,
    version              bigint      not null,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    api_id               text        not null,
    project_id           text        not null,
    creator_id           text        not null,
    number               integer     not null,
    source               jsonb       not null,
    model_version_id     text,
    commit_id            text,
    environment_id       text        not null,
    environment_revision text        not null,
    description          text        not null,
    recording            jsonb       not null,
    wanted               boolean     not null,
    wanted_since         timestamptz,
    state                text        not null,
    served               boolean     not null,
    function             jsonb,
    problem              text
);
create unique index on model_api_version_row (api_id, number);
create index on model_api_version_row (model_version_id) where model_version_id is not null;
-- those that instances are looked after for
create index on model_api_version_row (id) where wanted or state in ('SERVING', 'STALLED');

create table model_api_token_row (
    id         text primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    api_id     text        not null,
    name       text,
    issuer_id  text        not null,
    renewed_at timestamptz not null,
    renewer_id text        not null,
    revoked    boolean     not null
);
create index on model_api_token_row (api_id, id) where not revoked;

-- Executions that are instances of versions of model APIs.
alter table job_row add column serving_id text;
create index on job_row (serving_id, id) where serving_id is not null;
create index on job_row (serving_id) where serving_id is not null and completed_at is null;
