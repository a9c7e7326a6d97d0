-- A named group of people who go through stages together: the technical guidance of a wave, a public briefing. Its stages,
-- deliverables and groups begin as a template's and are its own from then on.
create table cohort (
  region_code    text not null,
  id             uuid not null,
  template       text not null,
  title          text not null,
  wave           text,
  stages         jsonb not null,
  groups         jsonb not null,
  -- Which part of the sessions somebody must have attended in person for a certificate.
  required_share float8 not null check (required_share > 0 and required_share <= 1),
  version        int not null default 1,
  is_sample      boolean not null default false,
  created_at     timestamptz(3) not null,
  primary key (region_code, id)
);
select guyub.tenant_table('cohort', 'select, insert, update', 'select');

create table cohort_session (
  region_code text not null,
  cohort_id   uuid not null,
  id          uuid not null,
  stage       text not null,
  title       text not null,
  day         date not null,
  starts      text not null check (starts ~ '^\d\d:\d\d$'),
  ends        text not null check (ends ~ '^\d\d:\d\d$'),
  place       text not null,
  -- Speakers, mentors and companions of the day; materials as links.
  people      jsonb not null,
  materials   jsonb not null,
  minutes     text,
  cancelled   boolean not null default false,
  -- Counted up with each change: a calendar takes the newer of two.
  version     int not null default 1,
  changed_at  timestamptz(3) not null,
  primary key (region_code, cohort_id, id),
  foreign key (region_code, cohort_id) references cohort,
  constraint cohort_session_hours check (ends > starts)
);
create index cohort_session_in_order on cohort_session (region_code, cohort_id, day, starts);
select guyub.tenant_table('cohort_session', 'select, insert, update', 'select');

-- The same person through all stages. Whoever takes over for good is a new row that says whom they replace.
create table cohort_delegate (
  region_code text not null,
  cohort_id   uuid not null,
  id          uuid not null,
  office_code text,
  unit        text,
  name        text not null,
  title       text,
  dimension_group text,
  replaces_id uuid,
  withdrawn   boolean not null default false,
  document_id uuid,
  created_at  timestamptz(3) not null,
  primary key (region_code, cohort_id, id),
  foreign key (region_code, cohort_id) references cohort,
  foreign key (region_code, cohort_id, replaces_id) references cohort_delegate,
  constraint cohort_delegate_from_somewhere check ((office_code is null) <> (unit is null))
);
create unique index cohort_delegate_replaced_once on cohort_delegate (region_code, cohort_id, replaces_id)
  where replaces_id is not null;
select guyub.tenant_table('cohort_delegate', 'select, insert, update', 'select');

-- One row for a delegate and a session, whoever reported it how often and in which order: the latest claim stands.
create table cohort_attendance (
  region_code text not null,
  cohort_id   uuid not null,
  session_id  uuid not null,
  delegate_id uuid not null,
  present     boolean not null,
  -- Who came in the delegate's place.
  substitute  text,
  means       text not null check (means in ('qr', 'list')),
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  actor_id    uuid not null,
  primary key (region_code, cohort_id, session_id, delegate_id),
  foreign key (region_code, cohort_id, session_id) references cohort_session,
  foreign key (region_code, cohort_id, delegate_id) references cohort_delegate,
  constraint cohort_attendance_substitute_is_present check (present or substitute is null)
);
select guyub.tenant_table('cohort_attendance', 'select, insert, update', 'select');

-- What was handed in for a deliverable; each try is a row of its own.
create table cohort_work (
  region_code text not null,
  cohort_id   uuid not null,
  id          uuid not null,
  stage       text not null,
  deliverable text not null,
  state       text not null default 'handed-in' check (state in ('handed-in', 'returned', 'accepted')),
  reason      text,
  file_name   text not null,
  media_type  text not null,
  bytes       int not null,
  sha256      bytea not null,
  address     text not null,
  data_key    bytea not null,
  actor_id    uuid not null,
  at          timestamptz(3) not null,
  reviewer_id uuid,
  reviewed_at timestamptz(3),
  primary key (region_code, cohort_id, id),
  foreign key (region_code, cohort_id) references cohort,
  constraint cohort_work_reviewed check ((state = 'handed-in') = (reviewer_id is null)),
  constraint cohort_work_returned_has_reason check ((state = 'returned') = (reason is not null)),
  constraint cohort_work_reviewed_by_another check (reviewer_id <> actor_id)
);
create unique index cohort_work_accepted_once on cohort_work (region_code, cohort_id, stage, deliverable)
  where state = 'accepted';
select guyub.tenant_table('cohort_work', 'select, insert, update', 'select');

create table cohort_photo (
  region_code text not null,
  cohort_id   uuid not null,
  id          uuid not null,
  session_id  uuid not null,
  caption     text not null,
  address     text not null,
  data_key    bytea not null,
  actor_id    uuid not null,
  at          timestamptz(3) not null,
  primary key (region_code, cohort_id, id),
  foreign key (region_code, cohort_id, session_id) references cohort_session
);
select guyub.tenant_table('cohort_photo', 'select, insert', 'select');
