-- The budgets of the installation: one line.
create table budgets_row (
    id         text primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    defaults   jsonb       not null,
    overrides  jsonb       not null,
    alerts     jsonb
);

-- What a project is charged to.
alter table project_row add column billing_tag text;
