-- Values of metrics as Almanac keeps them in one month, and nothing else.
create table value (
    at     timestamptz not null,
    value  double precision not null,
    series integer not null,
    tags   integer not null,
    zone   smallint not null,
    primary key (series, at, tags)
);
