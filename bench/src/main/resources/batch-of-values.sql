create table value_of_run (
    run_id uuid             not null,
    key_id integer          not null,
    step   bigint           not null,
    at     bigint           not null,
    value  double precision not null,
    primary key (run_id, key_id, step, at, value)
);
