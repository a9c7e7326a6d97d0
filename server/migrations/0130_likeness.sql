-- By what a request may be about the same as another: a keyed hash of what was answered, under each rule of the definition.
-- It goes with the person.
create table case_likeness (
  region_code text not null,
  hash        bytea not null,
  case_id     uuid not null,
  rule        text not null,
  primary key (region_code, hash, case_id),
  foreign key (region_code, case_id) references "case"
);
create index case_likeness_of_case on case_likeness (region_code, case_id);
select guyub.tenant_table('case_likeness', 'select, insert, delete', 'select');

-- What another request about the same thing took over.
alter table "case" add column merged_into uuid;
create index case_merged_into on "case" (region_code, merged_into) where merged_into is not null;
