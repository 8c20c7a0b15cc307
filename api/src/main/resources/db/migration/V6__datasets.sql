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
