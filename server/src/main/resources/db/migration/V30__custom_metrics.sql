-- Which models are monitored. Null where an event came late and found its model API monitored by another.
create table access_monitored_model (
    model_id     text primary key,
    project_id   text not null,
    model_api_id text unique
);

create table monitored_model_row (
    id           text primary key,
    version      bigint not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    name         text not null,
    project_id   text not null,
    model_type   text,
    model_api_id text,
    recipients   jsonb not null,
    ended        boolean not null
);

create index monitored_model_row_project on monitored_model_row (project_id, id desc) where not ended;
create index monitored_model_row_ended on monitored_model_row (id) where ended;

create table metric_alert_row (
    id          text primary key,
    model_id    text not null,
    at          timestamptz not null,
    metric      text not null,
    value       double precision not null,
    target      jsonb not null,
    description text,
    quiet       boolean not null,
    raised_by   text not null
);

create index metric_alert_row_newest on metric_alert_row (model_id, at desc, id desc);

-- Values of metrics: facts that clients log and no events, so neither a rebuild nor an export touches them. A value is
-- known by its series, its tags and its time.
create table metric_series (
    id     integer generated always as identity primary key,
    model  text not null,
    metric text collate "C" not null,
    unique (model, metric)
);

create table metric_tags (
    id    integer generated always as identity primary key,
    model text not null,
    hash  bytea not null,
    tags  jsonb not null,
    unique (model, hash)
);

create table metric_value (
    at     timestamptz not null,
    value  double precision not null,
    series integer not null,
    tags   integer not null,
    zone   smallint not null, -- minutes east of UTC, in which it came
    primary key (series, at, tags)
) partition by range (at);

create table metric_value_rest partition of metric_value default;

-- When an alert of a kind was last told of, where a pause is kept between two.
create table metric_alert_told (
    model  text not null,
    metric text not null,
    target text not null,
    at     timestamptz not null,
    primary key (model, metric, target)
);
