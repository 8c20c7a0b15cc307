-- Who waits for which tier, and when each was served last, without a look at the rest of the jobs.
alter table job_row add column hardware_tier text;
alter table job_row add column placed_at timestamptz;
update job_row set hardware_tier = request ->> 'hardwareTier';
update job_row r set placed_at = e.time_stamp
from domain_event e
where e.aggregate_identifier = r.id and e.payload_type = 'almanac.job.event.JobEvent$JobPlaced' and r.host is not null;
alter table job_row alter column hardware_tier set not null;

-- those before: by what they say, for the tables of a rebuild have indexes of other names
do $$
declare former regclass;
begin
    for former in
        select indexrelid from pg_index
        where indrelid = 'job_row'::regclass and (pg_get_indexdef(indexrelid) like '%(project_id, number)'
            or pg_get_indexdef(indexrelid) like '%(project_id, status, number)'
            or pg_get_indexdef(indexrelid) like '%(id) WHERE (completed_at IS NULL)')
    loop
        execute format('drop index %s', former);
    end loop;
end $$;

-- those that a server has taken on, and those that wait, in the order in which each person's come
create index on job_row (hardware_tier, started_by_id) where status in ('PENDING', 'PREPARING', 'BUILDING', 'PULLING',
    'RUNNING', 'SERVING', 'FINISHING', 'STOP_REQUESTED', 'STOP_AND_DISCARD_REQUESTED', 'STOPPING');
create index on job_row (hardware_tier, started_by_id, created_at, id)
    where status = 'QUEUED' and workspace_id is null;
create index on job_row (hardware_tier, started_by_id, created_at, id)
    where status = 'QUEUED' and workspace_id is not null;
create index on job_row (hardware_tier, started_by_id, placed_at)
    where placed_at is not null and workspace_id is null;
create index on job_row (hardware_tier, started_by_id, placed_at)
    where placed_at is not null and workspace_id is not null;

-- the usual list, in both directions: counted without a look at the jobs themselves
create index on job_row (project_id, archived, number) where workspace_id is null;
create index on job_row (project_id, number) where workspace_id is null;
create index on job_row (project_id, status, archived, number) where workspace_id is null;

-- Such a project runs what is marked for it alone.
alter table access_project add column restricted boolean not null default false;
update access_project p set restricted = true
from domain_event e
where e.aggregate_identifier = p.project_id and e.payload_type = 'almanac.project.event.ProjectEvent$ProjectRestricted';
