-- The secrets by which running jobs log in, digests alone: no event tells of them, and they end with their jobs.
create table run_token (
    job_id  text primary key,
    user_id text not null,
    digest  text not null unique
);

-- Which experiments there are, and whose their names are: a deleted one keeps its name.
create table access_experiment (
    experiment_id text primary key,
    name          text    not null unique,
    project_id    text    not null,
    deleted       boolean not null
);

-- Runs and logged models: to which project and user each belongs. Decisions on artifacts and jobs read it.
create table access_run (
    run_id        text primary key,
    experiment_id text    not null,
    project_id    text    not null,
    owner_id      text    not null,
    job_id        text,
    ended         boolean not null,
    deleted       boolean not null
);
create index on access_run (job_id) where job_id is not null and not ended;

-- Rows: each the fold of one stream.
create table experiment_row (
    id         text primary key,
    version    bigint           not null,
    created_at timestamptz      not null,
    updated_at timestamptz      not null,
    project_id text             not null,
    name       text collate "C" not null,
    tags       jsonb            not null,
    deleted    boolean          not null
);
create index on experiment_row (created_at desc, id);
create index on experiment_row (name);

create table run_row (
    id            text primary key,
    version       bigint           not null,
    created_at    timestamptz      not null,
    updated_at    timestamptz      not null,
    experiment_id text             not null,
    project_id    text             not null,
    started_by_id text             not null,
    job_id        text,
    name          text collate "C" not null,
    status        text             not null,
    started_at    timestamptz      not null,
    ended_at      timestamptz,
    deleted       boolean          not null,
    params        jsonb            not null,
    tags          jsonb            not null,
    datasets      jsonb            not null,
    model_inputs  jsonb            not null,
    model_outputs jsonb            not null,
    models        jsonb            not null
);
-- the usual page: newest first
create index on run_row (experiment_id, started_at desc, id);
create index on run_row (job_id) where job_id is not null;
-- search by the value of a tag or parameter
create index on run_row using gin (tags jsonb_path_ops);
create index on run_row using gin (params jsonb_path_ops);

-- Values of metrics: no events, for there are too many. A run's own id is the uuid.
create table metric_key (
    id   integer generated always as identity primary key,
    name text collate "C" not null unique
);

create table run_metric (
    run_id uuid             not null,
    key_id integer          not null,
    step   bigint           not null,
    at     bigint           not null,
    value  double precision not null,
    primary key (run_id, key_id, step, at, value)
);

-- The latest of each metric of each run: what searches compare.
create table run_metric_latest (
    run_id uuid             not null,
    key_id integer          not null,
    step   bigint           not null,
    at     bigint           not null,
    value  double precision not null,
    primary key (run_id, key_id)
);
create index on run_metric_latest (key_id, value, run_id);

-- The artifacts that runs and logged models have.
create table access_artifact (
    root       text             not null,
    path       text collate "C" not null,
    content    text             not null,
    size       bigint           not null,
    written_at timestamptz      not null,
    primary key (root, path)
);
create index on access_artifact (content);

-- The files of versions of models, as they were when each version was registered.
create table access_version_file (
    version_id text             not null,
    path       text collate "C" not null,
    content    text             not null,
    size       bigint           not null,
    written_at timestamptz      not null,
    primary key (version_id, path)
);
create index on access_version_file (content);

create table logged_model_row (
    id            text primary key,
    version       bigint           not null,
    created_at    timestamptz      not null,
    updated_at    timestamptz      not null,
    experiment_id text             not null,
    project_id    text             not null,
    created_by_id text             not null,
    name          text collate "C" not null,
    type          text             not null,
    source_run_id text,
    status        text             not null,
    params        jsonb            not null,
    tags          jsonb            not null,
    deleted       boolean          not null
);
create index on logged_model_row (experiment_id, created_at desc, id) where not deleted;
