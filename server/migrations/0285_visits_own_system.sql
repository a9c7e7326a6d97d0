-- The last “no” of the hospital's own system, in its words, for whoever helps patients there.
alter table visit_hospital
  add column refused_at   timestamptz(3),
  add column refused_with text,
  add constraint visit_hospital_refused check ((refused_at is null) = (refused_with is null));

-- What the hospital's own system calls a person for ever, where it tells it: record numbers change.
alter table visit_patient add column system_hash bytea;
create index visit_patient_system on visit_patient (region_code, hospital, system_hash) where system_hash is not null;
