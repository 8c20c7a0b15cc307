-- The roles that users have in one model API each.
create table access_model_api_grant (
    api_id  text not null,
    user_id text not null,
    role    text not null,
    primary key (api_id, user_id)
);
create index on access_model_api_grant (user_id);
