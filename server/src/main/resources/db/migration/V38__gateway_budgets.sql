-- The budget of the endpoint when the call began: its end is compared with that. Null where there was none.
alter table gateway_open_call add column budget numeric;
create index on gateway_open_call (endpoint_id, began_at);
