-- Which registered models there are, and whose their names are. A deleted one is not here, and its name is free.
create table access_registered_model (
    model_id     text primary key,
    name         text    not null unique,
    project_id   text    not null,
    discoverable boolean not null
);

-- The versions of models, deleted ones among them: no number is given twice.
create table access_model_version (
    model_id   text    not null,
    number     integer not null,
    version_id text    not null unique,
    stage      text    not null,
    deleted    boolean not null,
    primary key (model_id, number)
);

-- Rows: each the fold of one stream.
create table registered_model_row (
    id           text primary key,
    version      bigint           not null,
    created_at   timestamptz      not null,
    updated_at   timestamptz      not null,
    project_id   text             not null,
    owner_id     text             not null,
    name         text collate "C" not null,
    description  text             not null,
    discoverable boolean          not null,
    tags         jsonb            not null,
    aliases      jsonb            not null,
    deleted      boolean          not null
);
create index on registered_model_row (name) where not deleted;
create index on registered_model_row (project_id) where not deleted;

create table model_version_row (
    id          text primary key,
    version     bigint           not null,
    created_at  timestamptz      not null,
    updated_at  timestamptz      not null,
    model_id    text             not null,
    project_id  text             not null,
    number      integer          not null,
    creator_id  text             not null,
    run_id      text,
    path        text             not null,
    source      text             not null,
    description text             not null,
    stage       text collate "C" not null,
    tags        jsonb            not null,
    files       bigint           not null,
    bytes       bigint           not null,
    digest      text             not null,
    deleted     boolean          not null
);
create unique index on model_version_row (model_id, number);
create index on model_version_row (run_id) where run_id is not null;
