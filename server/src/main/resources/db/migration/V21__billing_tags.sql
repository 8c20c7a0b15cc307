-- Which billing tags there are. Two names that differ in case alone are never both taken; null where an event came late
-- and found its name taken.
create table access_billing_tag (
    tag    text collate "C" primary key,
    folded text collate "C" unique,
    active boolean not null
);

create table billing_tag_row (
    id         text primary key,
    version    bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    tag        text collate "C" not null,
    active     boolean not null
);

create index billing_tag_row_active on billing_tag_row (tag) where active;

create table billing_settings_row (
    id            text primary key,
    version       bigint not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    mode          text not null,
    notifications boolean not null
);
