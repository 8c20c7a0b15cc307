-- Which jobs there are in which project, and how far each is; the next number of a project is one more than its highest.
create table access_job (
    job_id     text primary key,
    project_id text    not null,
    number     integer not null,
    ended      boolean not null
);
create index on access_job (project_id, number desc);
create index on access_job (project_id) where not ended;

-- The tags that jobs of a project have had: each name stands for one tag.
create table access_job_tag (
    project_id text        not null,
    name       text        not null,
    tag_id     text        not null,
    creator_id text        not null,
    created_at timestamptz not null,
    primary key (project_id, name)
);

create table access_goal (
    goal_id    text primary key,
    project_id text not null
);
insert into access_goal (goal_id, project_id) select id, project_id from goal_row where not removed;
-- where it is kept how far the access tables are, they are as far with the goals
insert into access_stream (stream_id, sequence)
select id, version from goal_row where exists (select from access_stream);

-- Rows: each the fold of one stream.
create table job_row (
    id            text primary key,
    version       bigint           not null,
    created_at    timestamptz      not null,
    updated_at    timestamptz      not null,
    project_id    text             not null,
    number        integer          not null,
    started_by_id text             not null,
    run_command   text collate "C" not null,
    title         text collate "C",
    request       jsonb            not null,
    status        text             not null,
    archived      boolean          not null,
    started_at    timestamptz,
    completed_at  timestamptz,
    host          text,
    process       jsonb,
    input         jsonb,
    result        jsonb            not null,
    exit_code     integer,
    problem       text,
    tags          jsonb            not null,
    goals         jsonb            not null
);
-- the usual list, in both directions
create index on job_row (project_id, number);
create index on job_row (project_id, status, number);
-- those that somebody has to see to
create index on job_row (id) where completed_at is null;
create index on job_row using gin (tags jsonb_path_ops);
