-- Of which creative trades a community says it is; never asked by force, and published as counts only.
alter table community add column subsectors text[] not null default '{}';
-- As the community said when it booked.
alter table booking add column subsectors text[] not null default '{}';
