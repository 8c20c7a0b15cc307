-- How far each follower of the log has come, and what it could not fold.
create table token_entry (
    processor_name text    not null,
    segment        integer not null,
    token          bytea,
    token_type     text,
    time_stamp     text,
    owner          text,
    primary key (processor_name, segment)
);

create table dead_letter_entry (
    dead_letter_id       text    primary key,
    processing_group     text    not null,
    sequence_identifier  text    not null,
    sequence_index       bigint  not null,
    message_type         text    not null,
    event_identifier     text    not null,
    time_stamp           text    not null,
    payload_type         text    not null,
    payload_revision     text,
    payload              bytea   not null,
    meta_data            bytea,
    type                 text,
    aggregate_identifier text,
    sequence_number      bigint,
    token_type           text,
    token                bytea,
    enqueued_at          text    not null,
    last_touched         text,
    processing_started   text,
    cause_type           text,
    cause_message        text,
    diagnostics          bytea,
    unique (processing_group, sequence_identifier, sequence_index)
);

-- Runs that fold a projection again: what was asked for and how far it has come. Not derived from events.
create table projection_run (
    run_id      text        primary key,
    projection  text        not null,
    kind        text        not null,
    state       text        not null,
    asked_by    text        not null,
    request_id  text        not null,
    asked_at    timestamptz not null,
    started_at  timestamptz,
    ended_at    timestamptz,
    position    bigint      not null default 0,
    goal        bigint      not null default 0,
    folded      bigint      not null default 0,
    message     text,
    report      jsonb
);
create unique index on projection_run (projection) where state in ('QUEUED', 'RUNNING');
create index on projection_run (asked_at);
