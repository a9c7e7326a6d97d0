-- A wave of regions, opened by the ministry or known from sources.
create table movement_wave (
  region_code text not null,
  id          uuid not null,
  year        int not null,
  name        text not null,
  opened_on   date not null,
  precision   text not null check (precision in ('day', 'month', 'year')),
  selection   text,
  letter      text,
  note        text,
  source      text,
  -- Null: a reference fact, which has a source instead.
  actor_id    uuid,
  recorded_at timestamptz(3) not null,
  primary key (region_code, id),
  constraint movement_wave_name unique (region_code, year, name),
  constraint movement_wave_has_origin check (num_nonnulls(actor_id, source) > 0)
);
select guyub.tenant_table('movement_wave', 'select, insert, update', 'select');

-- What happened to a region, each with its day: a history, not a state that is written over. A correction is a row too.
create table movement_step (
  region_code text not null,
  id          uuid not null,
  wave_id     uuid not null,
  member_code text not null check (member_code ~ '^\d{2}\.\d{2}$'),
  kind        text not null check (kind in ('invited', 'applied', 'questionnaire', 'assessed', 'selected', 'not-selected',
                                            'active', 'declined', 'withdrawn', 'annulled')),
  on_day      date not null,
  precision   text not null check (precision in ('day', 'month', 'year')),
  -- By which steps are put in order: of a month or a year the last day.
  sort_day    date not null,
  letter      text,
  note        text,
  -- Answers of a questionnaire, or assessor and result of an interview; not public.
  details     jsonb,
  source      text,
  corrects    uuid,
  actor_id    uuid,
  recorded_at timestamptz(3) not null,
  primary key (region_code, id),
  foreign key (region_code, wave_id) references movement_wave,
  foreign key (region_code, corrects) references movement_step,
  -- One wrong entry, one correction; whoever errs again corrects that one.
  constraint movement_step_corrected_once unique (region_code, corrects),
  constraint movement_step_has_origin check (num_nonnulls(actor_id, source) > 0),
  constraint movement_step_annuls check (kind <> 'annulled' or corrects is not null)
);
create index movement_step_of_member on movement_step (region_code, member_code, sort_day);
create index movement_step_of_wave on movement_step (region_code, wave_id, member_code);
select guyub.tenant_table('movement_step', 'select, insert, update', 'select');

-- Published results of the yearly evaluation, as sources tell them.
create table movement_result (
  region_code text not null,
  member_code text not null check (member_code ~ '^\d{2}\.\d{2}$'),
  year        int not null,
  index_value float8 not null,
  group_name  text,
  group_name_en text,
  rank        int,
  group_size  int,
  source      text not null,
  primary key (region_code, member_code, year),
  constraint movement_result_rank_in_group check (rank is null or group_name is not null)
);
select guyub.tenant_table('movement_result', 'select, insert, update', 'select');
