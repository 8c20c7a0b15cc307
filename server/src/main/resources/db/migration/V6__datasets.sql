-- Who may see and do what with datasets, and which of their names are taken.
create table access_dataset (
    dataset_id text primary key,
    project_id text, -- null once the project is archived, or when there was none
    name       text    not null,
    filling    boolean not null,
    unique (project_id, name)
);

create table access_dataset_grant (
    dataset_id text not null,
    account_id text not null,
    role       text not null,
    primary key (dataset_id, account_id)
);
create index on access_dataset_grant (account_id, role, dataset_id);

create table access_snapshot (
    snapshot_id text primary key,
    dataset_id  text    not null,
    active      boolean not null
);
create index on access_snapshot (dataset_id);

-- Rows: each the fold of one stream.
create table dataset_row (
    id                 text primary key,
    version            bigint      not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    project_id         text,
    name               text        not null,
    description        text,
    source_snapshot_id text,
    filling            boolean     not null,
    grants             jsonb       not null,
    tags               jsonb       not null,
    deleted            boolean     not null
);

create table snapshot_row (
    id         text primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    dataset_id text        not null,
    creator_id text        not null,
    paths      jsonb       not null,
    status     text        not null,
    files      bigint,
    bytes      bigint,
    failure    text
);
create index on snapshot_row (dataset_id, id);

alter table project_row add column datasets jsonb not null default '[]';
alter table project_row alter column datasets drop default;
