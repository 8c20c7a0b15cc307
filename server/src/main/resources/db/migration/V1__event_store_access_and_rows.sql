-- The event store: one line an event, for good. Everything below it can be made again from it,
-- except the keys in person, without which what it says about people cannot be read.
create table domain_event (
    global_index         bigint generated always as identity primary key,
    event_identifier     text        not null unique,
    aggregate_identifier text        not null,
    sequence_number      bigint      not null,
    type                 text,
    time_stamp           timestamptz not null,
    payload_type         text        not null,
    payload_revision     text,
    payload              json        not null,
    meta_data            json        not null,
    unique (aggregate_identifier, sequence_number)
);

-- What opens the sealed texts about a person, and his user name, by which people sort and join.
-- Erasing a person is deleting a line here: keep this table out of long-lived backups.
create table person (
    user_id     text primary key,
    wrapped_key bytea not null,
    user_name   text  not null
);
create index on person (user_name collate "C");

-- Under which master key all this was written: one line.
create table installation (
    only_line       boolean primary key default true check (only_line),
    master_key_mark text not null
);

-- Who may see and do what, and which names are taken.
create table access_account (
    account_id   text primary key,
    kind         text    not null check (kind in ('USER', 'ORGANIZATION')),
    name_key     text unique,
    identity_key text unique,
    active       boolean not null default true,
    system_roles text[]  not null default '{}'
);

create table access_member (
    organization_id text not null,
    user_id         text not null,
    role            text not null,
    primary key (organization_id, user_id)
);
create index on access_member (user_id);

create table access_project (
    project_id text primary key,
    owner_id   text not null,
    name       text not null,
    visibility text not null,
    unique (owner_id, name)
);

create index on access_project (project_id) where visibility <> 'PRIVATE';

create table access_grant (
    project_id text not null,
    account_id text not null,
    role       text not null,
    primary key (project_id, account_id)
);
create index on access_grant (account_id);

-- Rows: each the fold of one stream.
create table user_row (
    id         text primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    user_name  text        not null,
    first_name text        not null,
    last_name  text        not null,
    email      text,
    disabled   boolean     not null,
    roles      jsonb       not null
);

create table access_key_row (
    id         text primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    user_id    text        not null,
    kind       text        not null,
    name       text        not null,
    digest     text        not null unique,
    revoked    boolean     not null
);
create index on access_key_row (user_id);

create table organization_row (
    id         text primary key,
    version    bigint             not null,
    created_at timestamptz        not null,
    updated_at timestamptz        not null,
    name       text collate "C"   not null,
    members    jsonb              not null
);
create index on organization_row (name, id);

create table project_row (
    id                text primary key,
    version           bigint           not null,
    created_at        timestamptz      not null,
    updated_at        timestamptz      not null,
    owner_id          text             not null,
    name              text             not null,
    description       text             not null,
    visibility        text             not null,
    internal_tags     jsonb            not null,
    collaborators     jsonb            not null,
    main_repository   jsonb,
    repositories      jsonb            not null,
    template          jsonb,
    results_branch    text             not null,
    complete          boolean          not null,
    completed_message text,
    blocked           boolean          not null,
    blocked_reason    text,
    archived          boolean          not null
);

create table goal_row (
    id          text primary key,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    project_id  text        not null,
    title       text        not null,
    description text,
    stage_id    text,
    assignee_id text,
    creator_id  text        not null,
    complete    boolean     not null,
    removed     boolean     not null
);
create index on goal_row (project_id, id);
