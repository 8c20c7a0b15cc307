-- Notices on their way: one line for each recipient. They are the work of the outbox and no projection, so a rebuild
-- leaves them as they are.
create table delivery (
    id         text primary key,
    cause      text not null, -- the id of the event that it is about
    caused_at  timestamptz not null,
    type       text not null,
    channel    text not null,
    user_id    text,          -- one of the three recipients
    webhook_id text,
    key_id     text,
    address    text,          -- sealed
    content    text not null,
    state      text not null,
    attempts   integer not null,
    since      timestamptz not null, -- from when on it has been tried
    next_at    timestamptz not null,
    trouble    text,
    ended_at   timestamptz
);

create index delivery_due on delivery (next_at) where state = 'WAITING';
create index delivery_newest on delivery (caused_at desc, id);
create index delivery_state on delivery (state, caused_at desc, id);

-- Addresses and secrets of webhooks, sealed. A secret that was replaced signs until it lapses, beside the present one.
create table webhook (
    webhook_id    text primary key,
    key_id        text not null,
    url           text not null,
    secret        text not null,
    former_secret text,
    former_until  timestamptz
);

create table notification_settings_row (
    id         text primary key,
    version    bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    recipients jsonb not null
);
