-- Up to which event of each stream the access tables are; empty where events are recorded in this database.
create table access_stream (
    stream_id text primary key,
    sequence  bigint not null
);

-- Where events are recorded; what is in domain_event is a copy when that is not here. Null until it is decided.
alter table installation add column events_in text check (events_in in ('POSTGRESQL', 'AXON_SERVER'));
update installation set events_in = 'POSTGRESQL';

-- The list of all projects, for administrators.
create index on access_project (name collate "C", project_id);
