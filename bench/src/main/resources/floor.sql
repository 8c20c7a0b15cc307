-- A log of events as Almanac keeps it, and nothing else: its indexes are what one insert has to pay for.
create table event (
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
