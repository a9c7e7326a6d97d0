-- The paper that proves a report, as a file. It hangs from the report and not from a version of the plan: whatever is amended, no report loses it.
-- What should not have been attached is taken back with a reason: its key is destroyed, the rest stays to be seen.
create table plan_paper (
  region_code     text not null,
  id              uuid not null,
  report          text not null check (report in ('milestone', 'indicator', 'realisation', 'obstacle', 'refocusing')),
  report_id       uuid not null,
  paper_kind      text not null,
  -- The day that stands on the paper, or on which the picture was taken.
  paper_on        date not null,
  media_type      text not null,
  bytes           int not null check (bytes > 0),
  -- Of the bytes as they are kept.
  sha256          bytea not null,
  address         text not null,
  data_key        bytea,
  actor_id        uuid not null,
  office_code     text not null,
  at              timestamptz not null,
  withdrawn_at    timestamptz,
  withdraw_reason text,
  primary key (region_code, id),
  constraint plan_paper_withdrawn check (
    (withdrawn_at is null) = (data_key is not null) and (withdrawn_at is null) = (withdraw_reason is null))
);
create unique index plan_paper_once on plan_paper (region_code, report_id, sha256) where withdrawn_at is null;
create index plan_paper_of_report on plan_paper (region_code, report_id, at);
select guyub.tenant_table('plan_paper', 'select, insert, update', 'select');
