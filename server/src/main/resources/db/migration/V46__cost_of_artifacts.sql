-- Artifacts of runs, logged models and versions of models as cost knows them, and how many bytes each place of them had
-- from when on.
create table cost_artifact (
    root_id text   not null,
    path    text   not null,
    size    bigint not null,
    primary key (root_id, path)
);

create table cost_artifact_level (
    root_id    text        not null,
    project_id text        not null,
    position   bigint      not null,
    at         timestamptz not null,
    bytes      bigint      not null,
    primary key (root_id, position)
);
