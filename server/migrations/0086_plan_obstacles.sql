-- What stands in the way: of activities, or of a village. It belongs to the region; activities are named by the id that they keep in every version.
create table plan_obstacle (
  region_code text not null,
  id          uuid not null,
  kind        text not null,
  title       text not null,
  -- Who is to solve it.
  owner_code  text not null,
  area_code   text,
  activities  uuid[] not null default '{}',
  state       text not null default 'opened' check (state in ('opened', 'planned', 'solved')),
  remedy      text,
  due_on      date,
  opened_on   date not null,
  solved_on   date,
  touched_at  timestamptz not null,
  primary key (region_code, id),
  constraint plan_obstacle_about_something check (area_code is not null or cardinality(activities) > 0),
  constraint plan_obstacle_planned check (state <> 'planned' or (remedy is not null and due_on is not null)),
  constraint plan_obstacle_solved check ((state = 'solved') = (solved_on is not null) and solved_on >= opened_on)
);
create index plan_obstacle_open on plan_obstacle (region_code, due_on) where state <> 'solved';
select guyub.tenant_table('plan_obstacle', 'select, insert, update', 'select');

-- Every step as it was said: a later plan writes over none.
create table plan_obstacle_step (
  region_code text not null,
  id          uuid not null,
  obstacle_id uuid not null,
  state       text not null check (state in ('opened', 'planned', 'solved')),
  words       text not null,
  due_on      date,
  owner_code  text not null,
  paper       text,
  actor_id    uuid not null,
  office_code text not null,
  at          timestamptz not null,
  primary key (region_code, id),
  constraint plan_obstacle_step_of foreign key (region_code, obstacle_id) references plan_obstacle
);
create index plan_obstacle_step_by_obstacle on plan_obstacle_step (region_code, obstacle_id, at);
select guyub.tenant_table('plan_obstacle_step', 'select, insert', 'select');
