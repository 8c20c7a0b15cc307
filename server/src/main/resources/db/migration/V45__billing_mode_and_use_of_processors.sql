-- Whether new projects must, may or cannot carry a billing tag, as decisions read it. No line: they cannot.
create table access_billing_mode (
    stream text primary key,
    mode   text not null
);

insert into access_billing_mode (stream, mode) select id, mode from billing_settings_row;

-- Cores that were busy, times milliseconds; null where that is not known, as of executions of earlier releases.
alter table cost_line add column used_core_ms numeric;
alter table cost_day add column used_core_ms numeric;

-- Lists of projects by the tag that they are charged to.
create index project_row_billing_tag on project_row (billing_tag, id) where billing_tag is not null;
