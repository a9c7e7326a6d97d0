-- Frozen: the files as they were sealed, and the secret from which each event's salt comes. Never changed.
create table evidence (
  region_code text not null,
  id          uuid not null,
  year        int not null,
  indicator   text not null,
  title       text not null,
  frozen_at   timestamptz(3) not null,
  actor_id    uuid not null,
  up_to_seq   bigint not null,
  events      bigint not null,
  -- SHA-256 of SHA256SUMS, by which an answer names exactly this.
  sums_sha256 text not null,
  archive     bytea not null,
  salt_secret bytea not null,
  secret_key  bytea not null,
  primary key (region_code, id)
);
create index evidence_of_year on evidence (region_code, year, frozen_at);
select guyub.tenant_table('evidence', 'select, insert', 'select');

create table evaluation_answer (
  region_code text not null,
  year        int not null,
  item        text not null,
  answer      text not null,
  self_score  float8 not null check (self_score between 0 and 4),
  evidence_id uuid not null,
  actor_id    uuid not null,
  version     int not null default 1,
  answered_at timestamptz(3) not null,
  primary key (region_code, year, item),
  -- An answer without evidence cannot be complete.
  foreign key (region_code, evidence_id) references evidence
);
select guyub.tenant_table('evaluation_answer', 'select, insert, update', 'select');

create table evaluation_score (
  region_code text not null,
  year        int not null,
  item        text not null,
  assessor_id uuid not null,
  score       float8 not null check (score between 0 and 4),
  note        text not null,
  evidence_id uuid not null,
  scored_at   timestamptz(3) not null,
  primary key (region_code, year, item, assessor_id),
  foreign key (region_code, year, item) references evaluation_answer
);
select guyub.tenant_table('evaluation_score', 'select, insert, update', 'select');

-- Whoever guided a region never scores it.
create table evaluation_mentor (
  region_code text not null,
  person_id   uuid not null,
  since       date not null,
  primary key (region_code, person_id)
);
select guyub.tenant_table('evaluation_mentor', 'select, insert', 'select');
