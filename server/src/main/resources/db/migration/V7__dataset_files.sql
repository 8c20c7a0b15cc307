-- Which files datasets have, so that none comes to lie below another. Decisions read it.
create table access_file (
    dataset_id text             not null,
    path       text collate "C" not null,
    primary key (dataset_id, path)
);

create table dataset_file_row (
    id         text primary key,
    version    bigint           not null,
    created_at timestamptz      not null,
    updated_at timestamptz      not null,
    dataset_id text             not null,
    path       text collate "C" not null,
    content    text             not null,
    size       bigint           not null,
    media_type text,
    removed    boolean          not null
);
create index on dataset_file_row (dataset_id, path) where not removed;

-- What the log says of the contents of datasets and snapshots, event after event: a snapshot holds what was in its
-- dataset at its own place in the log.
create table dataset_head (
    dataset_id text             not null,
    path       text collate "C" not null,
    content    text             not null,
    size       bigint           not null,
    media_type text,
    written_at timestamptz      not null,
    primary key (dataset_id, path)
);
create index on dataset_head (content);

create table dataset_snapshot_file (
    snapshot_id text             not null,
    path        text collate "C" not null,
    content     text             not null,
    size        bigint           not null,
    media_type  text,
    written_at  timestamptz      not null,
    primary key (snapshot_id, path)
);
create index on dataset_snapshot_file (content);

-- Snapshots, and what has still to be done for them.
create table dataset_snapshot (
    snapshot_id text primary key,
    dataset_id  text   not null,
    status      text   not null check (status in ('REQUESTED', 'ACTIVE', 'DELETING')),
    files       bigint not null,
    bytes       bigint not null,
    missing     text -- a path that was asked for and names nothing
);
create index on dataset_snapshot (dataset_id);
create index on dataset_snapshot (snapshot_id) where status <> 'ACTIVE';

-- Datasets that have still to get the files of a snapshot, and which.
create table dataset_filling (
    dataset_id text primary key,
    files      bigint not null,
    bytes      bigint not null
);

create table dataset_seed (
    dataset_id text             not null,
    path       text collate "C" not null,
    content    text             not null,
    size       bigint           not null,
    media_type text,
    primary key (dataset_id, path)
);
create index on dataset_seed (content);
