-- When the bytes of a file were written, which may be before they came here.
alter table dataset_file_row add column written_at timestamptz; -- null when it is removed
update dataset_file_row set written_at = updated_at where not removed;

-- Null for what was to be filled in before there were dates.
alter table dataset_seed add column written_at timestamptz;

-- Which commit a job that failed before it was prepared was to have.
alter table job_row add column failed_commit text;

-- Lines of a job's log that are shown though more of them may come, by their times: each is a row by itself, which is
-- replaced. 0 when there is none.
alter table job_log_tail add column open_output bigint not null default 0;
alter table job_log_tail add column open_errors bigint not null default 0;
