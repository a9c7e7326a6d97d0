-- What the owner of an activity reports of a quarter: money spent, with its paper. Nothing spent is a report, too. A correction is a later report;
-- the latest counts, the earlier ones stay. The activity is named by the id that it keeps in every version of the plan.
create table plan_realisation (
  region_code text not null,
  id          uuid not null,
  activity_id uuid not null,
  year        int not null check (year between 2017 and 2100),
  quarter     int not null check (quarter between 1 and 4),
  -- Whole rupiah of this quarter alone, over every source.
  spent       bigint not null check (spent >= 0 and spent < 9007199254740992),
  note        text,
  paper_kind  text,
  paper       text not null,
  actor_id    uuid not null,
  office_code text not null,
  reported_at timestamptz not null,
  primary key (region_code, id)
);
create index plan_realisation_latest on plan_realisation (region_code, activity_id, year, quarter, reported_at desc, id desc);
select guyub.tenant_table('plan_realisation', 'select, insert', 'select');
