-- Which hardware tiers there are, what runs on them gets, and which was chosen last as a default.
create table access_hardware_tier (
    tier_id                     text primary key,
    archived                    boolean          not null default false,
    cores                       double precision not null,
    memory_bytes                bigint           not null,
    max_simultaneous_executions integer,
    default_choice              integer,
    model_api_choice            integer
);

-- Who may use which environment; null owns what is global. Archived ones may still be read.
create table access_environment (
    environment_id text primary key,
    owner_id       text,
    visibility     text    not null,
    name           text    not null,
    archived       boolean not null default false
);
create index on access_environment (owner_id) where not archived;
create index on access_environment (name collate "C", environment_id) where visibility = 'GLOBAL' and not archived;
create index on access_environment (name collate "C", environment_id) where not archived;

-- Which of their revisions can be run in, and what is to be built.
create table access_revision (
    revision_id    text primary key,
    environment_id text    not null,
    number         integer not null,
    status         text    not null default 'QUEUED',
    restricted     boolean not null default false,
    definition     jsonb   not null,
    unique (environment_id, number)
);
create index on access_revision (revision_id) where status not in ('SUCCEEDED', 'FAILED', 'KILLED');

create table hardware_tier_row (
    id               text primary key,
    version          bigint           not null,
    created_at       timestamptz      not null,
    updated_at       timestamptz      not null,
    name             text             not null,
    specification    jsonb            not null,
    archived         boolean          not null,
    default_choice   integer,
    model_api_choice integer
);
create index on hardware_tier_row (id collate "C");

create table environment_row (
    id                    text primary key,
    version               bigint      not null,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    name                  text        not null,
    description           text,
    visibility            text        not null,
    owner_id              text,
    curated               boolean,
    add_base_dependencies boolean,
    duplicated_from       text,
    restricted            boolean     not null,
    restricted_revision   text,
    revisions             jsonb       not null,
    archived              boolean     not null
);

-- What the variables of environments are set to, sealed under the master key. Not derived from events, which hold the
-- id and the names alone.
create table environment_variables (
    variables_id text primary key,
    key_id       text not null,
    sealed       text not null
);
