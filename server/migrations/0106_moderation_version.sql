-- How often the panel's agreement on an item was recorded: who records it names what was seen.
alter table evaluation_moderation add column version int not null default 1;
