-- The impact survey of a year. It keeps its own copy of the form; results are frozen when the head of the region closes it.
create table survey (
  region_code text not null,
  year        int not null,
  id          uuid not null,
  form_key    text not null,
  form        jsonb not null,
  status      text not null default 'preparing' check (status in ('preparing', 'open', 'closed')),
  prepared_at timestamptz(3) not null,
  opened_at   timestamptz(3),
  closed_at   timestamptz(3),
  closed_by   uuid,
  -- What the head of the region answers for.
  statement   text,
  results     jsonb,
  is_sample   boolean not null,
  primary key (region_code, year),
  constraint survey_closed_whole check (
    (status = 'closed') = (results is not null) and (status = 'closed') = (statement is not null)
  )
);
select guyub.tenant_table('survey', 'select, insert, update', 'select');

-- One programme for each element, with the agency that owns it.
create table survey_programme (
  region_code text not null,
  year        int not null,
  element     text not null,
  title       text not null,
  office_code text not null,
  service     text,
  agreed_at   timestamptz(3),
  agreed_by   uuid,
  primary key (region_code, year, element),
  foreign key (region_code, year) references survey
);
select guyub.tenant_table('survey_programme', 'select, insert, update', 'select');

-- How people were chosen: the seed and the frame's hash let anybody who has the frame draw again.
create table survey_draw (
  region_code  text not null,
  id           uuid not null,
  year         int not null,
  element      text not null,
  source       text not null check (source in ('served', 'list')),
  list         text,
  first_day    date,
  last_day     date,
  seed         text,
  frame        int,
  frame_sha256 text,
  drawn        int not null,
  drawn_at     timestamptz(3) not null,
  drawn_by     uuid not null,
  primary key (region_code, id),
  foreign key (region_code, year, element) references survey_programme
);
create index survey_draw_of_year on survey_draw (region_code, year, drawn_at);
select guyub.tenant_table('survey_draw', 'select, insert', 'select');

create table survey_respondent (
  region_code   text not null,
  year          int not null,
  id            uuid not null,
  draw_id       uuid not null,
  element       text not null,
  code          text not null,
  -- A keyed hash of the person, of no use outside the survey. Codes for an agency's own list have none.
  respondent    bytea,
  -- How the office that served the person finds them. Cleared with the answer: it then leads from no answer to a request.
  office_code   text,
  tracking_code text,
  answered      boolean not null default false,
  primary key (region_code, year, id),
  foreign key (region_code, draw_id) references survey_draw,
  constraint survey_respondent_code unique (region_code, code),
  constraint survey_respondent_answered_is_unlinked check (not answered or tracking_code is null)
);
-- The same person is asked once in a survey.
create unique index survey_respondent_once on survey_respondent (region_code, year, respondent) where respondent is not null;
create index survey_respondent_of_element on survey_respondent (region_code, year, element);
select guyub.tenant_table('survey_respondent', 'select, insert, update', 'select');

-- Written once. Nobody, the program included, may change it.
create table survey_answer (
  region_code   text not null,
  year          int not null,
  respondent_id uuid not null,
  element       text not null,
  answers       jsonb not null,
  channel       text not null check (channel in ('web', 'enumerator')),
  assisted      boolean not null,
  answered_at   timestamptz(3) not null,
  actor_id      uuid not null,
  primary key (region_code, year, respondent_id),
  foreign key (region_code, year, respondent_id) references survey_respondent
);
select guyub.tenant_table('survey_answer', 'select, insert', 'select');
