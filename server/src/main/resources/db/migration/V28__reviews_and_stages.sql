-- The stages that projects have defined; others go by those of the installation.
create table access_model_stages (
    project_id text primary key,
    labels     text[] not null
);

-- The open reviews of versions, of which each has one at most.
create table access_model_review (
    version_id text primary key,
    review_id  text not null unique
);

create table model_stages_row (
    id         text primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    project_id text        not null,
    labels     jsonb       not null
);

-- The latest review of each version.
alter table model_version_row add column review jsonb;

-- the usual page of versions: newest first
create index on model_version_row (model_id, number desc) where not deleted;
