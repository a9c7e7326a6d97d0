-- A community that registered itself. Who speaks for it lies encrypted under a key of its own.
create table community (
  region_code     text not null,
  id              uuid not null,
  name            text not null,
  purpose         text not null,
  dimension       text not null,
  area_code       text not null references area,
  document_number text,
  contact         bytea not null,
  data_key        bytea not null,
  code            text not null,
  pin_hash        bytea not null,
  -- Tries since the last right one: a stranger who guesses waits, and locks nobody out for good.
  pin_failures    int not null default 0,
  pin_tried_at    timestamptz(3),
  status          text not null default 'waiting' check (status in ('waiting', 'verified', 'refused')),
  reason          text,
  decided_at      timestamptz(3),
  decided_by      uuid,
  registered_at   timestamptz(3) not null,
  version         int not null default 1,
  is_sample       boolean not null,
  primary key (region_code, id),
  constraint community_code unique (region_code, code),
  constraint community_refused_has_reason check (status <> 'refused' or reason is not null)
);
-- Who was refused may register again under its name.
create unique index community_name on community (region_code, lower(name)) where status <> 'refused';
select guyub.tenant_table('community', 'select, insert, update', 'select');

-- Who looked at a contact person. The community sees it too.
create table community_read (
  region_code  text not null,
  id           uuid not null,
  community_id uuid not null,
  at           timestamptz(3) not null,
  actor_id     uuid not null,
  office_code  text not null,
  revealed     boolean not null,
  primary key (region_code, id),
  foreign key (region_code, community_id) references community
);
create index community_read_of_community on community_read (region_code, community_id, at);
select guyub.tenant_table('community_read', 'select, insert', 'select');

create table community_invitation (
  region_code text not null,
  id          uuid not null,
  title       text not null,
  text        text not null,
  place       text not null,
  starts_at   timestamptz(3) not null,
  sent_at     timestamptz(3) not null,
  sent_by     uuid not null,
  primary key (region_code, id)
);
select guyub.tenant_table('community_invitation', 'select, insert', 'select');

create table community_invited (
  region_code   text not null,
  invitation_id uuid not null,
  community_id  uuid not null,
  comes         boolean,
  answered_at   timestamptz(3),
  primary key (region_code, invitation_id, community_id),
  foreign key (region_code, invitation_id) references community_invitation,
  foreign key (region_code, community_id) references community
);
create index community_invited_of_community on community_invited (region_code, community_id);
select guyub.tenant_table('community_invited', 'select, insert, update', 'select');

create table community_idea (
  region_code  text not null,
  id           uuid not null,
  community_id uuid not null,
  title        text not null,
  text         text not null,
  element      text not null,
  assisted     boolean not null,
  proposed_at  timestamptz(3) not null,
  status       text not null check (status in ('waiting', 'passed', 'refused')),
  reason       text,
  moderated_at timestamptz(3),
  moderated_by uuid,
  primary key (region_code, id),
  foreign key (region_code, community_id) references community,
  constraint community_idea_refused_has_reason check (status <> 'refused' or reason is not null)
);
create index community_idea_of_community on community_idea (region_code, community_id);
select guyub.tenant_table('community_idea', 'select, insert, update', 'select');

create table community_comment (
  region_code  text not null,
  id           uuid not null,
  idea_id      uuid not null,
  community_id uuid not null,
  comment      text not null,
  said_at      timestamptz(3) not null,
  status       text not null default 'waiting' check (status in ('waiting', 'passed', 'refused')),
  reason       text,
  moderated_at timestamptz(3),
  moderated_by uuid,
  primary key (region_code, id),
  foreign key (region_code, idea_id) references community_idea,
  foreign key (region_code, community_id) references community,
  constraint community_comment_refused_has_reason check (status <> 'refused' or reason is not null)
);
create index community_comment_of_idea on community_comment (region_code, idea_id, said_at);
select guyub.tenant_table('community_comment', 'select, insert, update', 'select');

-- One voice for each community.
create table community_support (
  region_code  text not null,
  idea_id      uuid not null,
  community_id uuid not null,
  supported_at timestamptz(3) not null,
  primary key (region_code, idea_id, community_id),
  foreign key (region_code, idea_id) references community_idea,
  foreign key (region_code, community_id) references community
);
select guyub.tenant_table('community_support', 'select, insert', 'select');

-- What became of an idea. The newest row holds; those before it stay, so that a changed mind is seen.
create table community_outcome (
  region_code text not null,
  id          uuid not null,
  idea_id     uuid not null,
  outcome     text not null check (outcome in ('taken', 'declined')),
  node        text check (node in ('programme', 'activity')),
  node_id     uuid,
  reason      text,
  decided_at  timestamptz(3) not null,
  decided_by  uuid not null,
  primary key (region_code, id),
  foreign key (region_code, idea_id) references community_idea,
  constraint community_outcome_taken_names_node check ((outcome = 'taken') = (node is not null and node_id is not null)),
  constraint community_outcome_declined_has_reason check (outcome <> 'declined' or reason is not null)
);
create index community_outcome_of_idea on community_outcome (region_code, idea_id, decided_at);
select guyub.tenant_table('community_outcome', 'select, insert', 'select');
