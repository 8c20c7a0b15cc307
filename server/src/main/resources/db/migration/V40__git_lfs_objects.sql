-- Which Git LFS objects each project has: the bytes are blobs, beside those of datasets. No event tells of them, as none
-- tells of what is in a git repository (docs/adr/0055).
create table lfs_object (
    project_id text        not null,
    oid        text        not null,
    size       bigint      not null,
    added_at   timestamptz not null default now(),
    primary key (project_id, oid)
);
-- the collector asks whether any project has a blob
create index on lfs_object (oid);
