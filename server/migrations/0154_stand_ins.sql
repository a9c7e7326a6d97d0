-- Who does somebody's assigned work while they are away: given by that person, between two colleagues of one office.
create table case_stand_in (
  region_code text not null,
  id          uuid not null,
  office_code text not null,
  actor_id    uuid not null,
  stand_in_id uuid not null check (stand_in_id <> actor_id),
  -- Days of the region, as moments: from the beginning of the first to the end of the last.
  starts_at   timestamptz(3) not null,
  ends_at     timestamptz(3) not null check (ends_at > starts_at),
  at          timestamptz(3) not null,
  primary key (region_code, id),
  constraint case_stand_in_one_at_a_time
    exclude using gist (region_code with =, actor_id with =, tstzrange(starts_at, ends_at) with &&)
);
create index case_stand_in_by on case_stand_in (region_code, stand_in_id, ends_at);
create index case_stand_in_of_office on case_stand_in (region_code, office_code, ends_at);
select guyub.tenant_table('case_stand_in', 'select, insert, update (ends_at), delete', 'select');

-- Whose work is open, for whoever takes it over.
create index case_assigned on "case" (region_code, handler_code, assignee_id) where not closed and assignee_id is not null;
