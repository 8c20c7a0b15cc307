-- Which workspaces there are, and which executions are sessions of theirs: these have no number among a project's jobs.
create table access_workspace (
    workspace_id     text primary key,
    project_id       text not null,
    owner_id         text not null,
    name             text not null,
    environment_id   text not null,
    hardware_tier_id text not null
);
alter table access_job alter column number drop not null;
alter table access_job add column workspace_id text;
create index on access_job (workspace_id) where workspace_id is not null and not ended;

create table workspace_row (
    id               text primary key,
    version          bigint           not null,
    created_at       timestamptz      not null,
    updated_at       timestamptz      not null,
    project_id       text             not null,
    owner_id         text             not null,
    name             text collate "C" not null,
    environment_id   text             not null,
    hardware_tier_id text             not null,
    tool             text,
    deleted          boolean          not null
);
create index on workspace_row (project_id, id) where not deleted;

alter table job_row add column workspace_id text;
alter table job_row add column session_id text;
create index on job_row (workspace_id, id) where workspace_id is not null;
