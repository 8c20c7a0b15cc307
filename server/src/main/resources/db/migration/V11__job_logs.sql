-- What jobs print: up to a thousand lines are one row, found by the time of the last of them.
create table job_log (
    job_id text not null,
    last_nano bigint not null,
    streams smallint not null, -- which streams it has lines of: 1 prepare output, 2 standard output, 4 standard error
    nanos bigint[] not null,
    kinds smallint[] not null,
    texts text[] not null,
    primary key (job_id, last_nano)
);

-- How far each job's files have been read.
create table job_log_tail (
    job_id text primary key,
    prepare_offset bigint not null default 0,
    output_offset bigint not null default 0,
    error_offset bigint not null default 0,
    last_nano bigint not null default 0,
    size bigint not null default 0,
    is_full boolean not null default false,
    is_over boolean not null default false
);
