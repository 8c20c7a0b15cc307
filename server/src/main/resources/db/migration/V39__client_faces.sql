-- Tags of projects, and their lookup by the id of a tag alone.
alter table project_row add column tags jsonb not null default '[]';
alter table project_row alter column tags drop default;
create index on project_row using gin (tags jsonb_path_ops) where not archived;

-- The newest jobs that a user has started, whatever their projects.
create index on job_row (started_by_id, id desc) where workspace_id is null;
