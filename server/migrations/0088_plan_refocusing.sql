-- Money that is taken from activities for something else, dated, with reason and paper. What the plan says stays as it was adopted; what is left of
-- it is the plan's amount less what was taken.
create table plan_refocusing (
  region_code text not null,
  id          uuid not null,
  year        int not null check (year between 2017 and 2100),
  decided_on  date not null,
  reason      text not null,
  paper_kind  text,
  paper       text not null,
  -- Whole rupiah: what was left of the year over the whole plan before it, and what it took.
  before      bigint not null check (before >= 0),
  cut         bigint not null,
  actor_id    uuid not null,
  office_code text not null,
  at          timestamptz not null,
  primary key (region_code, id),
  constraint plan_refocusing_takes_what_is_there check (cut > 0 and cut <= before)
);
create index plan_refocusing_of_year on plan_refocusing (region_code, year, decided_on);
select guyub.tenant_table('plan_refocusing', 'select, insert', 'select');

create table plan_refocusing_line (
  region_code   text not null,
  refocusing_id uuid not null,
  activity_id   uuid not null,
  year          int not null,
  source        text not null,
  before        bigint not null,
  cut           bigint not null,
  primary key (region_code, refocusing_id, activity_id, source),
  constraint plan_refocusing_line_of foreign key (region_code, refocusing_id) references plan_refocusing,
  constraint plan_refocusing_line_takes_what_is_there check (cut > 0 and cut <= before)
);
create index plan_refocusing_line_by_activity on plan_refocusing_line (region_code, activity_id, year, source);
select guyub.tenant_table('plan_refocusing_line', 'select, insert', 'select');
