-- What stands before the tree: horizons, missions, the words of the vision, the analyses, and the needs that the plan answers.

-- Years are stored: regions count a short horizon as one year, and others do not.
create table plan_horizon (
  region_code    text not null,
  plan_id        uuid not null,
  id             uuid not null,
  span           text not null,
  first_year     int not null,
  last_year      int not null,
  field_versions jsonb not null default '{}',
  revision       int not null default 1,
  touched_at     timestamptz,
  removed_at     timestamptz,
  primary key (region_code, plan_id, id),
  constraint plan_horizon_of_plan foreign key (region_code, plan_id) references plan,
  constraint plan_horizon_years check (last_year >= first_year)
);
select guyub.tenant_table('plan_horizon', 'select, insert, update', 'select');

create table plan_mission (
  region_code    text not null,
  plan_id        uuid not null,
  id             uuid not null,
  position       int not null default 0,
  statement      text not null,
  statement_en   text,
  field_versions jsonb not null default '{}',
  revision       int not null default 1,
  touched_at     timestamptz,
  removed_at     timestamptz,
  primary key (region_code, plan_id, id),
  constraint plan_mission_of_plan foreign key (region_code, plan_id) references plan
);
select guyub.tenant_table('plan_mission', 'select, insert, update', 'select');

-- A word of the vision. Activities and needs say which ones they serve.
create table plan_word (
  region_code    text not null,
  plan_id        uuid not null,
  id             uuid not null,
  position       int not null default 0,
  word           text not null,
  word_en        text,
  meaning        text,
  meaning_en     text,
  field_versions jsonb not null default '{}',
  revision       int not null default 1,
  touched_at     timestamptz,
  removed_at     timestamptz,
  primary key (region_code, plan_id, id),
  constraint plan_word_of_plan foreign key (region_code, plan_id) references plan
);
select guyub.tenant_table('plan_word', 'select, insert, update', 'select');

-- Pillar and element are codes of the model that the plan names.
create table plan_readiness (
  region_code    text not null,
  plan_id        uuid not null,
  id             uuid not null,
  pillar         text not null,
  element        text,
  finding        text not null,
  wanted         text,
  position       int not null default 0,
  field_versions jsonb not null default '{}',
  revision       int not null default 1,
  touched_at     timestamptz,
  removed_at     timestamptz,
  primary key (region_code, plan_id, id),
  constraint plan_readiness_of_plan foreign key (region_code, plan_id) references plan
);
select guyub.tenant_table('plan_readiness', 'select, insert, update', 'select');

create table plan_swot (
  region_code    text not null,
  plan_id        uuid not null,
  id             uuid not null,
  quadrant       text not null,
  statement      text not null,
  dimension      text,
  position       int not null default 0,
  field_versions jsonb not null default '{}',
  revision       int not null default 1,
  touched_at     timestamptz,
  removed_at     timestamptz,
  primary key (region_code, plan_id, id),
  constraint plan_swot_of_plan foreign key (region_code, plan_id) references plan,
  constraint plan_swot_quadrant check (quadrant in ('strength', 'weakness', 'opportunity', 'threat'))
);
select guyub.tenant_table('plan_swot', 'select, insert, update', 'select');

create table plan_gap (
  region_code    text not null,
  plan_id        uuid not null,
  id             uuid not null,
  element        text not null,
  present        text not null,
  wanted         text not null,
  step           text,
  field_versions jsonb not null default '{}',
  revision       int not null default 1,
  touched_at     timestamptz,
  removed_at     timestamptz,
  primary key (region_code, plan_id, id),
  constraint plan_gap_of_plan foreign key (region_code, plan_id) references plan
);
select guyub.tenant_table('plan_gap', 'select, insert, update', 'select');

-- What people asked for, where they said it, which word of the vision it belongs to and which activities answer it.
create table plan_need (
  region_code    text not null,
  plan_id        uuid not null,
  id             uuid not null,
  source         text not null,
  source_note    text not null,
  statement      text not null,
  area_code      text,
  word_id        uuid,
  activities     uuid[] not null default '{}',
  field_versions jsonb not null default '{}',
  revision       int not null default 1,
  touched_at     timestamptz,
  removed_at     timestamptz,
  primary key (region_code, plan_id, id),
  constraint plan_need_of_plan foreign key (region_code, plan_id) references plan,
  constraint plan_need_word foreign key (region_code, plan_id, word_id) references plan_word
);
select guyub.tenant_table('plan_need', 'select, insert, update', 'select');
