-- How an applicant rated a finished request, once. The comment lies under the key of the case.
create table case_rating (
  region_code text not null,
  case_id     uuid not null,
  form        text not null,
  service_key text not null,
  office_code text not null,
  handler_code text not null,
  scores      jsonb not null,
  comment     bytea,
  assisted    boolean not null,
  -- The day, not the hour: at a counter the hour would tell who said it.
  day         date not null,
  primary key (region_code, case_id),
  foreign key (region_code, case_id) references "case"
);
create index case_rating_of_year on case_rating (region_code, day, service_key);
select guyub.tenant_table('case_rating', 'select, insert, update', 'select');
