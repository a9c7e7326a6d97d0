-- A region's master plan. Its tree hangs from the dimensions and elements of a versioned set, reference/dimensions.json.
create table plan (
  region_code   text not null,
  id            uuid not null,
  title         text not null,
  vision        text not null,
  regulation    text,
  first_year    int not null,
  last_year     int not null,
  dimension_set text not null,
  status        text not null check (status in ('draft', 'consultation', 'adopted', 'superseded')),
  source        text not null,
  primary key (region_code, id),
  constraint plan_years check (last_year >= first_year)
);
select guyub.tenant_table('plan', 'select, insert, update', 'select');

create table plan_activity (
  region_code text not null,
  id          uuid not null,
  plan_id     uuid not null,
  key         text not null,
  dimension   text not null,
  element     text not null,
  title       text not null,
  owner_code  text not null,
  weight      float8 not null default 1 check (weight > 0),
  first_year  int not null,
  -- The year whose quick win it was.
  quick_win   int,
  service_key text,
  indicator   text,
  product     text,
  target      float8,
  source      text not null,
  primary key (region_code, id),
  foreign key (region_code, plan_id) references plan,
  constraint plan_activity_key unique (region_code, plan_id, key),
  constraint plan_activity_target check ((indicator is null) = (target is null))
);
select guyub.tenant_table('plan_activity', 'select, insert, update', 'select');

-- What happens elsewhere is reported: a milestone with the paper that proves it.
create table plan_milestone (
  region_code text not null,
  id          uuid not null,
  activity_id uuid not null,
  title       text not null,
  due_on      date not null,
  done_on     date,
  paper       text,
  primary key (region_code, id),
  foreign key (region_code, activity_id) references plan_activity,
  constraint plan_milestone_done_has_paper check (done_on is null or paper is not null)
);
create index plan_milestone_of_activity on plan_milestone (region_code, activity_id, due_on);
select guyub.tenant_table('plan_milestone', 'select, insert, update', 'select');
