-- Since when runs and logged models are deleted: their artifacts are kept for a while, so that they can be restored.
alter table access_run add column deleted_at timestamptz;
update access_run a set deleted_at = coalesce(
    (select r.updated_at from run_row r where r.id = a.run_id),
    (select m.updated_at from logged_model_row m where m.id = a.run_id))
where a.deleted;
create index on access_run (deleted_at) where deleted;
