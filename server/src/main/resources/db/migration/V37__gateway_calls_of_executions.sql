-- The execution and the project that a call was made for, where a job or a session called with its own token.
alter table gateway_open_call add column execution_id text;
alter table gateway_open_call add column project_id text;

-- What calls took is told apart by execution and project too; both are empty for the other calls.
alter table gateway_usage_day add column project_id text not null default '';
alter table gateway_usage_day add column execution_id text not null default '';
alter table gateway_usage_day drop constraint gateway_usage_day_pkey;
alter table gateway_usage_day
    add primary key (endpoint_id, user_id, project_id, execution_id, model, day, currency);
create index on gateway_usage_day (day);
create index on gateway_usage_day (project_id, day) where project_id <> '';
