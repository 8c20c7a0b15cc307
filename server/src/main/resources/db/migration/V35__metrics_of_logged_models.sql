-- The latest value of each metric of each logged model, on each set of data that it was measured on; no events, as the
-- metrics of runs. A value that names no set of data has empty texts for it.
create table logged_model_metric (
    model_id       text             not null,
    key_id         integer          not null,
    dataset_name   text             not null,
    dataset_digest text             not null,
    run_id         uuid             not null,
    step           bigint           not null,
    at             bigint           not null,
    value          double precision not null,
    primary key (model_id, key_id, dataset_name, dataset_digest)
);
create index on logged_model_metric (key_id, value, model_id);
