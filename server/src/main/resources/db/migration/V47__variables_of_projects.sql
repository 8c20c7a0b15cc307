-- Names of the environment variables of projects; their values are kept in environment_variables, sealed.
alter table project_row add column variables jsonb not null default '[]';
alter table project_row alter column variables drop default;
