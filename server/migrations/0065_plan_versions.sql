-- A plan is drafted, consulted about, adopted and amended. Each version is a plan of its own, copied from the one that it amends;
-- whatever is in it keeps its id in every version, so that two versions compare row by row and a report belongs to all of them.
alter table plan add column amends uuid;
alter table plan add column number int not null default 1;
alter table plan add column regulation_on date;
alter table plan add column readiness_model text;
alter table plan add column is_sample boolean not null default false;
-- Of each field, how often it was written: who edits names the version that was seen.
alter table plan add column field_versions jsonb not null default '{}';
alter table plan add column revision int not null default 1;
alter table plan add column touched_at timestamptz;
alter table plan add constraint plan_amends foreign key (region_code, amends) references plan;
-- Of two open versions nobody could say into which an accepted request goes; of two adopted ones, which holds.
create unique index plan_one_open on plan (region_code) where status in ('draft', 'consultation');
create unique index plan_one_adopted on plan (region_code) where status = 'adopted';

create table plan_programme (
  region_code    text not null,
  plan_id        uuid not null,
  id             uuid not null,
  element        text not null,
  title          text not null,
  title_en       text,
  position       int not null default 0,
  field_versions jsonb not null default '{}',
  revision       int not null default 1,
  touched_at     timestamptz,
  removed_at     timestamptz,
  primary key (region_code, plan_id, id),
  constraint plan_programme_of_plan foreign key (region_code, plan_id) references plan
);
select guyub.tenant_table('plan_programme', 'select, insert, update', 'select');

-- Rows that are there belong to their owner meanwhile; no policy lets an owner see them otherwise.
alter table plan_activity no force row level security;
alter table plan_milestone no force row level security;

alter table plan_milestone drop constraint plan_milestone_region_code_activity_id_fkey;
alter table plan_activity drop constraint plan_activity_pkey;
alter table plan_activity add primary key (region_code, plan_id, id);
alter table plan_activity alter column key drop not null;
alter table plan_activity add column programme_id uuid;
alter table plan_activity add column description text;
alter table plan_activity add column co_owners text[] not null default '{}';
alter table plan_activity add column areas text[] not null default '{}';
alter table plan_activity add column services text[] not null default '{}';
alter table plan_activity add column words uuid[] not null default '{}';
alter table plan_activity add column first_month text;
alter table plan_activity add column last_month text;
alter table plan_activity add column basis text;
alter table plan_activity add column field_versions jsonb not null default '{}';
alter table plan_activity add column revision int not null default 1;
alter table plan_activity add column touched_at timestamptz;
alter table plan_activity add column removed_at timestamptz;
alter table plan_activity add constraint plan_activity_of_programme
  foreign key (region_code, plan_id, programme_id) references plan_programme;
alter table plan_activity add constraint plan_activity_months_written
  check (first_month ~ '^\d{4}-(0[1-9]|1[0-2])$' and last_month ~ '^\d{4}-(0[1-9]|1[0-2])$');
alter table plan_activity add constraint plan_activity_months_in_order check (last_month >= first_month);
alter table plan_activity add constraint plan_activity_basis check (basis in ('indicators', 'milestones', 'budget'));
update plan_activity set services = array[service_key] where service_key is not null;
create index plan_activity_of_element on plan_activity (region_code, plan_id, element);

-- The figure of an activity: one of the platform's own, computed from events, or one that its owner reports year by year.
create table plan_indicator (
  region_code    text not null,
  plan_id        uuid not null,
  id             uuid not null,
  activity_id    uuid not null,
  title          text,
  unit           text,
  better         text not null default 'higher',
  platform       text,
  product        text,
  baseline       float8,
  baseline_year  int,
  -- Of every year that has none of its own.
  target         float8,
  -- By year: {"2026": 40}.
  targets        jsonb not null default '{}',
  source         text,
  field_versions jsonb not null default '{}',
  revision       int not null default 1,
  touched_at     timestamptz,
  removed_at     timestamptz,
  primary key (region_code, plan_id, id),
  constraint plan_indicator_of_activity foreign key (region_code, plan_id, activity_id) references plan_activity,
  constraint plan_indicator_named check (platform is not null or (title is not null and unit is not null)),
  constraint plan_indicator_better check (better in ('higher', 'lower')),
  constraint plan_indicator_targets check (jsonb_typeof(targets) = 'object')
);
create index plan_indicator_by_activity on plan_indicator (region_code, plan_id, activity_id);
select guyub.tenant_table('plan_indicator', 'select, insert, update', 'select');
alter table plan_indicator no force row level security;
insert into plan_indicator (region_code, plan_id, id, activity_id, platform, product, target)
  select region_code, plan_id, gen_random_uuid(), id, indicator, product, target from plan_activity where indicator is not null;
alter table plan_indicator force row level security;

alter table plan_milestone add column plan_id uuid;
alter table plan_milestone add column weight float8 not null default 1 check (weight > 0);
alter table plan_milestone add column field_versions jsonb not null default '{}';
alter table plan_milestone add column revision int not null default 1;
alter table plan_milestone add column touched_at timestamptz;
alter table plan_milestone add column removed_at timestamptz;
update plan_milestone m set plan_id = a.plan_id
  from plan_activity a where a.region_code = m.region_code and a.id = m.activity_id;
alter table plan_milestone alter column plan_id set not null;
alter table plan_milestone drop constraint plan_milestone_pkey;
alter table plan_milestone add primary key (region_code, plan_id, id);
alter table plan_milestone add constraint plan_milestone_of_activity_in_plan
  foreign key (region_code, plan_id, activity_id) references plan_activity;
drop index plan_milestone_of_activity;
create index plan_milestone_by_activity on plan_milestone (region_code, plan_id, activity_id, due_on);

-- What was reached is no part of the plan: it is reported once and holds in every version.
create table plan_milestone_report (
  region_code  text not null,
  milestone_id uuid not null,
  plan_id      uuid not null,
  activity_id  uuid not null,
  done_on      date not null,
  paper_kind   text,
  paper        text not null,
  actor_id     uuid,
  office_code  text,
  reported_at  timestamptz,
  primary key (region_code, milestone_id),
  constraint plan_milestone_report_of foreign key (region_code, plan_id, milestone_id) references plan_milestone
);
select guyub.tenant_table('plan_milestone_report', 'select, insert', 'select');
alter table plan_milestone_report no force row level security;
insert into plan_milestone_report (region_code, milestone_id, plan_id, activity_id, done_on, paper)
  select region_code, id, plan_id, activity_id, done_on, paper from plan_milestone where done_on is not null;
alter table plan_milestone_report force row level security;

-- A year's value as the owner told it, with its paper. A correction is a later report; the latest counts, the earlier ones stay.
create table plan_indicator_report (
  region_code  text not null,
  id           uuid not null,
  indicator_id uuid not null,
  plan_id      uuid not null,
  activity_id  uuid not null,
  year         int not null,
  value        float8 not null,
  paper_kind   text,
  paper        text not null,
  actor_id     uuid not null,
  office_code  text not null,
  reported_at  timestamptz not null,
  primary key (region_code, id),
  constraint plan_indicator_report_of foreign key (region_code, plan_id, indicator_id) references plan_indicator
);
create index plan_indicator_report_latest on plan_indicator_report (region_code, indicator_id, year, reported_at desc);
select guyub.tenant_table('plan_indicator_report', 'select, insert', 'select');

alter table plan_milestone drop column done_on;
alter table plan_milestone drop column paper;
alter table plan_activity drop column service_key;
alter table plan_activity drop column indicator;
alter table plan_activity drop column product;
alter table plan_activity drop column target;
alter table plan_activity force row level security;
alter table plan_milestone force row level security;

-- Whole rupiah, by year and source, under the code of the budget's own classification and the edition of that.
create table plan_budget (
  region_code    text not null,
  plan_id        uuid not null,
  id             uuid not null,
  activity_id    uuid not null,
  year           int not null,
  source         text not null,
  amount         bigint not null,
  code           text,
  code_edition   text,
  field_versions jsonb not null default '{}',
  revision       int not null default 1,
  touched_at     timestamptz,
  removed_at     timestamptz,
  primary key (region_code, plan_id, id),
  constraint plan_budget_of_activity foreign key (region_code, plan_id, activity_id) references plan_activity,
  constraint plan_budget_amount check (amount >= 0 and amount < 9007199254740992),
  constraint plan_budget_code_of_edition check ((code is null) = (code_edition is null))
);
create index plan_budget_by_activity on plan_budget (region_code, plan_id, activity_id, year);
select guyub.tenant_table('plan_budget', 'select, insert, update', 'select');

create table plan_risk (
  region_code    text not null,
  plan_id        uuid not null,
  id             uuid not null,
  activity_id    uuid not null,
  risk           text not null,
  likelihood     text,
  impact         text,
  mitigation     text,
  field_versions jsonb not null default '{}',
  revision       int not null default 1,
  touched_at     timestamptz,
  removed_at     timestamptz,
  primary key (region_code, plan_id, id),
  constraint plan_risk_of_activity foreign key (region_code, plan_id, activity_id) references plan_activity
);
create index plan_risk_by_activity on plan_risk (region_code, plan_id, activity_id);
select guyub.tenant_table('plan_risk', 'select, insert, update', 'select');
