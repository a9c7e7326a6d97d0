-- Visits of a hospital: who comes, for which doctor's session, with which number, and each step that was taken.
-- Clinics and sessions, as the hospital's own system or its officers told them.
create table visit_clinic (
  region_code       text not null,
  hospital          text not null,
  code              text not null,
  title             text not null check (title <> ''),
  letter            text not null,
  minutes_each      int not null check (minutes_each > 0),
  insurance_code    text,
  needs_fingerprint boolean not null default false,
  lane_id           uuid not null,
  told_at           timestamptz(3) not null,
  primary key (region_code, hospital, code),
  constraint visit_clinic_letter_once unique (region_code, hospital, letter)
);
select guyub.tenant_table('visit_clinic', 'select, insert, update', 'select');

-- Where the hospital's patients wait, and the lanes beside its clinics.
create table visit_hospital (
  region_code   text not null,
  hospital      text not null,
  service_key   text not null,
  -- The place of its queues, which is also where its sessions are.
  place_id      uuid not null,
  admission_id  uuid not null,
  pharmacy_id   uuid not null,
  help_id       uuid not null,
  -- The number of the last record that was given here, for a hospital without a system of its own.
  last_record   int not null default 0,
  -- When its own system last told its timetable.
  told_at       timestamptz(3),
  primary key (region_code, hospital)
);
select guyub.tenant_table('visit_hospital', 'select, insert, update', 'select');

create table visit_session (
  region_code           text not null,
  -- The same as of the booking's session.
  id                    uuid not null,
  hospital              text not null,
  clinic                text not null,
  doctor                text not null,
  doctor_name           text not null,
  doctor_insurance_code text,
  doctor_national_id    text,
  day                   date not null,
  starts_at             timestamptz(3) not null,
  ends_at               timestamptz(3) not null,
  primary key (region_code, id),
  constraint visit_session_clinic foreign key (region_code, hospital, clinic) references visit_clinic,
  constraint visit_session_once unique (region_code, hospital, clinic, doctor, starts_at),
  constraint visit_session_hours check (ends_at > starts_at)
);
create index visit_session_of_day on visit_session (region_code, hospital, day, starts_at);
select guyub.tenant_table('visit_session', 'select, insert, update', 'select');

-- Patients as the hospital knows them, each under a key of its own; found by keyed hashes.
create table visit_patient (
  region_code    text not null,
  id             uuid not null,
  hospital       text not null,
  content        bytea,
  data_key       bytea,
  record_hash    bytea,
  nik_hash       bytea,
  insurance_hash bytea,
  told_at        timestamptz(3) not null,
  erased_at      timestamptz(3),
  primary key (region_code, id),
  constraint visit_patient_erased check ((erased_at is null) = (data_key is not null))
);
create unique index visit_patient_record on visit_patient (region_code, hospital, record_hash) where record_hash is not null;
create index visit_patient_nik on visit_patient (region_code, hospital, nik_hash) where nik_hash is not null;
create index visit_patient_insurance on visit_patient (region_code, hospital, insurance_hash) where insurance_hash is not null;
select guyub.tenant_table('visit_patient', 'select, insert, update', 'select');
select guyub.wraps_key('visit_patient', 'data_key');

-- Who looked at whom; never changed.
create table visit_read (
  region_code text not null,
  id          bigint generated always as identity,
  hospital    text not null,
  patient_id  uuid,
  visit_id    uuid,
  help_id     uuid,
  actor_id    uuid not null,
  what        text not null,
  at          timestamptz(3) not null,
  primary key (region_code, id)
);
create index visit_read_of_patient on visit_read (region_code, patient_id, at) where patient_id is not null;
select guyub.tenant_table('visit_read', 'select, insert', 'select');

create table visit (
  region_code   text not null,
  id            uuid not null,
  hospital      text not null,
  -- What stands on the ticket, as QR too.
  code          text not null,
  patient_id    uuid not null,
  session_id    uuid not null,
  seat_order    int not null,
  pool          text not null check (pool in ('insured', 'other')),
  payer         text not null,
  kind          smallint not null check (kind between 1 and 4),
  -- Letters of referral and of eligibility, under the key of the patient.
  papers        bytea,
  is_new        boolean not null,
  channel       text not null check (channel in ('kiosk', 'officer', 'web', 'insurance-app')),
  -- Called in the clinic, and after that in the pharmacy; whoever is new has one of admission before.
  ticket_id     uuid not null,
  admission_ticket_id uuid,
  number        text not null,
  ordinal       int not null,
  -- The last step that was taken.
  task          smallint,
  task_at       timestamptz(3),
  registered_at timestamptz(3) not null,
  day           date not null,
  primary key (region_code, id),
  constraint visit_code_once unique (region_code, code),
  constraint visit_patient_of foreign key (region_code, patient_id) references visit_patient,
  constraint visit_session_of foreign key (region_code, session_id) references visit_session,
  constraint visit_task_has_time check ((task is null) = (task_at is null))
);
create index visit_of_day on visit (region_code, hospital, day, id);
create index visit_of_patient on visit (region_code, patient_id, day);
create index visit_of_session on visit (region_code, session_id);
select guyub.tenant_table('visit', 'select, insert, update', 'select');

-- Steps, in the numbers of the insurance; never changed.
create table visit_task (
  region_code text not null,
  visit_id    uuid not null,
  task        smallint not null check (task between 1 and 7 or task = 99),
  at          timestamptz(3) not null,
  actor_id    uuid not null,
  primary key (region_code, visit_id, task),
  constraint visit_task_of foreign key (region_code, visit_id) references visit
);
select guyub.tenant_table('visit_task', 'select, insert', 'select');

-- Somebody with whom it did not go on, and what they had typed, until they were helped.
create table visit_help (
  region_code text not null,
  id          uuid not null,
  hospital    text not null,
  ticket_id   uuid not null,
  number      text not null,
  step        text not null,
  reason      text,
  content     bytea,
  data_key    bytea,
  at          timestamptz(3) not null,
  closed_at   timestamptz(3),
  primary key (region_code, id),
  constraint visit_help_closed check ((closed_at is null) = (data_key is not null))
);
create index visit_help_open on visit_help (region_code, hospital, at) where closed_at is null;
select guyub.tenant_table('visit_help', 'select, insert, update', 'select');
select guyub.wraps_key('visit_help', 'data_key');

-- What is told to the hospital's own system and to the insurance, in order for each visit.
create table visit_report (
  region_code text not null,
  id          uuid not null,
  visit_id    uuid not null,
  hospital    text not null,
  reported_to text not null check (reported_to in ('hospital', 'insurance')),
  what        text not null check (what in ('add', 'task', 'cancel')),
  task        smallint,
  at          timestamptz(3) not null,
  state       text not null default 'ready' check (state in ('ready', 'sent', 'failed', 'blocked')),
  tries       int not null default 0,
  due_at      timestamptz(3) not null,
  said        text,
  sent_at     timestamptz(3),
  primary key (region_code, id),
  constraint visit_report_of foreign key (region_code, visit_id) references visit,
  constraint visit_report_task check ((what = 'task') = (task is not null))
);
create index visit_report_due on visit_report (region_code, due_at) where state = 'ready';
create index visit_report_of_visit on visit_report (region_code, visit_id, id);
create index visit_report_failed on visit_report (region_code, hospital, at) where state in ('failed', 'blocked');
select guyub.tenant_table('visit_report', 'select, insert, update', 'select, update');
