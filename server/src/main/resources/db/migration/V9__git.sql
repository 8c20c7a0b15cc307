-- Who pushed what: each line the fold of one push's stream.
create table push_row (
    id         text primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    project_id text        not null,
    pushed_by  text        not null,
    refs       jsonb       not null
);
create index on push_row (project_id, id);

-- Pushes that were let in and are not recorded yet: what a server leaves behind that dies in the middle of one.
create table open_push (
    push_id    text primary key,
    project_id text        not null,
    user_id    text        not null,
    credential text        not null,
    request_id text        not null,
    refs       text        not null,
    begun_at   timestamptz not null default now()
);
create index on open_push (begun_at);

-- Credentials for outside repositories, and their secrets: sealed, and gone with the person.
create table git_credential_row (
    id               text primary key,
    version          bigint      not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    user_id          text        not null,
    name             text        not null,
    domain           text        not null,
    protocol         text        not null,
    service_provider text        not null,
    fingerprint      text        not null,
    removed          boolean     not null
);
create index on git_credential_row (user_id);

create table git_secret (
    credential_id text primary key,
    user_id       text not null references person (user_id) on delete cascade,
    secret        text not null
);
create index on git_secret (user_id);
