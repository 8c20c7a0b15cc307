-- The audit trail: one line an event, with the names of its target and project as they were then. People have none
-- here; theirs are looked up in person when somebody reads.
create table audit_event (
    position     bigint primary key,
    at           timestamptz      not null,
    event        text collate "C" not null,
    outcome      text             not null check (outcome in ('DONE', 'REFUSED', 'FAILED')),
    code         text,
    target_type  text collate "C",
    target_id    text collate "C",
    target_name  text collate "C",
    project_id   text collate "C",
    project_name text collate "C",
    actor_id     text collate "C" not null,
    credential   text,
    request_id   text,
    changes      jsonb            not null
);
create index on audit_event (at, position);
create index on audit_event (event, at, position);
create index on audit_event (actor_id, at, position);
create index on audit_event (target_id, at, position);
create index on audit_event (project_id, at, position);
-- names may be longer than a line of an ordered index
create index on audit_event using hash (target_name);
create index on audit_event using hash (project_name);

-- What later events about a thing do not repeat: its name and its project.
create table audit_target (
    id         text primary key,
    type       text not null,
    name       text,
    project_id text
);
