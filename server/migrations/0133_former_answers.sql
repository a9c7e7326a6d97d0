-- Answers as they were before somebody changed them, with who did and by which action. They go with the person.
create table case_form (
  region_code text not null,
  case_id     uuid not null,
  -- Of the case that they belonged to.
  version     int not null,
  form        bytea not null,
  until       timestamptz(3) not null,
  actor_id    uuid not null,
  office_code text not null,
  action      text not null,
  primary key (region_code, case_id, version),
  foreign key (region_code, case_id) references "case"
);
select guyub.tenant_table('case_form', 'select, insert, delete', 'select');
