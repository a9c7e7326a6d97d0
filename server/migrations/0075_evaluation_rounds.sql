-- A round of the yearly evaluation: stage I and II. It keeps its own copy of the instrument: a later edition changes no round that was opened.
create table evaluation_round (
  region_code     text not null,
  year            int not null,
  stage           int not null check (stage in (1, 2)),
  id              uuid not null,
  instrument_key  text not null,
  instrument      jsonb not null,
  -- Ranks are only given within it (2024: 50 regions and 191 apart).
  rank_group      text not null,
  opened_at       timestamptz(3) not null,
  closes_at       timestamptz(3) not null,
  submitted_at    timestamptz(3),
  submitted_by    uuid,
  submitted_as    text check (submitted_as in ('head', 'delegate')),
  -- The paper by which a delegate submits.
  mandate         text,
  published_at    timestamptz(3),
  letter_number   text,
  letter_on       date,
  index_score     float8,
  scores          jsonb,
  primary key (region_code, year, stage),
  constraint evaluation_round_open_before_it_closes check (closes_at > opened_at),
  constraint evaluation_round_delegate_has_mandate check (submitted_as is distinct from 'delegate' or mandate is not null),
  constraint evaluation_round_published_whole check (
    (published_at is null) = (letter_number is null) and (published_at is null) = (index_score is null)
    and (published_at is null) = (scores is null)
  )
);
select guyub.tenant_table('evaluation_round', 'select, insert, update', 'select');

-- What was answered before there were stages belongs to the second one, at the year's end.
alter table evaluation_score drop constraint evaluation_score_pkey;
alter table evaluation_score drop constraint evaluation_score_region_code_year_item_fkey;
alter table evaluation_answer drop constraint evaluation_answer_pkey;
alter table evaluation_answer add column stage int not null default 2;
alter table evaluation_score add column stage int not null default 2;
alter table evaluation_answer add primary key (region_code, year, stage, item);
alter table evaluation_score add primary key (region_code, year, stage, item, assessor_id);
alter table evaluation_score add constraint evaluation_score_of_answer
  foreign key (region_code, year, stage, item) references evaluation_answer;
-- The instrument of the round says the scale.
alter table evaluation_answer drop constraint evaluation_answer_self_score_check;
alter table evaluation_score drop constraint evaluation_score_score_check;

-- Besides the first: an item may ask for several, of several kinds.
create table evaluation_evidence (
  region_code text not null,
  year        int not null,
  stage       int not null,
  item        text not null,
  evidence_id uuid not null,
  attached_at timestamptz(3) not null,
  primary key (region_code, year, stage, item, evidence_id),
  foreign key (region_code, year, stage, item) references evaluation_answer,
  foreign key (region_code, evidence_id) references evidence
);
select guyub.tenant_table('evaluation_evidence', 'select, insert, delete', 'select');

-- What the secretariat asks an agency for, and what the agency gives.
create table evaluation_contribution (
  region_code    text not null,
  id             uuid not null,
  year           int not null,
  stage          int not null,
  item           text not null,
  office_code    text not null,
  request        text not null,
  due_on         date not null,
  asked_at       timestamptz(3) not null,
  asked_by       uuid not null,
  contribution   text,
  contributed_at timestamptz(3),
  contributed_by uuid,
  returned_at    timestamptz(3),
  return_reason  text,
  version        int not null default 1,
  primary key (region_code, id),
  foreign key (region_code, year, stage) references evaluation_round,
  constraint evaluation_contribution_once unique (region_code, year, stage, item, office_code)
);
create index evaluation_contribution_of_office on evaluation_contribution (region_code, office_code, year, stage);
select guyub.tenant_table('evaluation_contribution', 'select, insert, update', 'select');

-- Who assesses this round, until when. One of them leads.
create table evaluation_panelist (
  region_code text not null,
  year        int not null,
  stage       int not null,
  person_id   uuid not null,
  is_chair    boolean not null,
  expires_at  timestamptz(3) not null,
  granted_at  timestamptz(3) not null,
  primary key (region_code, year, stage, person_id),
  foreign key (region_code, year, stage) references evaluation_round
);
create unique index evaluation_panelist_one_chair on evaluation_panelist (region_code, year, stage) where is_chair;
select guyub.tenant_table('evaluation_panelist', 'select, insert, update', 'select');

create table evaluation_question (
  region_code text not null,
  id          uuid not null,
  year        int not null,
  stage       int not null,
  item        text not null,
  question    text not null,
  asked_by    uuid not null,
  asked_at    timestamptz(3) not null,
  due_at      timestamptz(3) not null,
  reply       text,
  replied_by  uuid,
  replied_at  timestamptz(3),
  primary key (region_code, id),
  foreign key (region_code, year, stage) references evaluation_round
);
create index evaluation_question_of_round on evaluation_question (region_code, year, stage, asked_at);
select guyub.tenant_table('evaluation_question', 'select, insert, update', 'select');

create table evaluation_presentation (
  region_code  text not null,
  year         int not null,
  stage        int not null,
  id           uuid not null,
  scheduled_at timestamptz(3) not null,
  room         text not null,
  minutes      text,
  held_at      timestamptz(3),
  primary key (region_code, year, stage),
  foreign key (region_code, year, stage) references evaluation_round,
  constraint evaluation_presentation_held_has_minutes check ((held_at is null) = (minutes is null))
);
select guyub.tenant_table('evaluation_presentation', 'select, insert, update', 'select');

-- What the panel agrees on: it stands instead of the mean, with a reason.
create table evaluation_moderation (
  region_code  text not null,
  year         int not null,
  stage        int not null,
  item         text not null,
  score        float8 not null,
  reason       text not null,
  moderator_id uuid not null,
  moderated_at timestamptz(3) not null,
  primary key (region_code, year, stage, item),
  foreign key (region_code, year, stage) references evaluation_round
);
select guyub.tenant_table('evaluation_moderation', 'select, insert, update', 'select');

create table evaluation_finding (
  region_code text not null,
  id          uuid not null,
  year        int not null,
  stage       int not null,
  kind        text not null check (kind in ('strength', 'weakness', 'recommendation')),
  item        text,
  finding     text not null,
  found_by    uuid not null,
  found_at    timestamptz(3) not null,
  owner_code  text,
  due_on      date,
  status      text not null default 'open' check (status in ('open', 'planned', 'under-way', 'done', 'declined')),
  version     int not null default 1,
  primary key (region_code, id),
  foreign key (region_code, year, stage) references evaluation_round,
  constraint evaluation_finding_planned_has_owner check (status in ('open', 'declined') or (owner_code is not null and due_on is not null))
);
create index evaluation_finding_of_round on evaluation_finding (region_code, year, stage, found_at);
select guyub.tenant_table('evaluation_finding', 'select, insert, update', 'select');

-- What became of a recommendation, step by step.
create table evaluation_follow_up (
  region_code text not null,
  id          uuid not null,
  finding_id  uuid not null,
  status      text not null,
  note        text not null,
  actor_id    uuid not null,
  noted_at    timestamptz(3) not null,
  primary key (region_code, id),
  foreign key (region_code, finding_id) references evaluation_finding
);
create index evaluation_follow_up_of_finding on evaluation_follow_up (region_code, finding_id, noted_at);
select guyub.tenant_table('evaluation_follow_up', 'select, insert', 'select');
