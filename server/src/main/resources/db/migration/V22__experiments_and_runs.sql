-- The secrets by which running jobs log in, digests alone: no event tells of them, and they end with their jobs.
create table run_token (
    job_id  text primary key,
    user_id text not null,
    digest  text not null unique
);
