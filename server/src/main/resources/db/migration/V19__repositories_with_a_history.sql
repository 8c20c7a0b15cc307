-- The projects whose git repository holds more than each begins with: what was pushed, what a job left, what was copied
-- from another project. Where its directory is missing, it is missed, and never made anew.
create table access_repository (
    project_id text primary key
);
insert into access_repository (project_id)
select project_id from push_row
union
select project_id from job_row where result ->> 'outputCommitId' is not null
union
select aggregate_identifier from domain_event
where payload_type = 'almanac.project.event.ProjectEvent$ProjectCopied';
