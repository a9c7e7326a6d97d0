-- A quick win: nominated, chosen or not, described with its risks, launched, measured before and after, concluded. It belongs to the region
-- and a year, not to a version of the plan; its activity is named by the id that it keeps in every version.
create table plan_quick_win (
  region_code        text not null,
  id                 uuid not null,
  title              text not null,
  -- The title as it is compared: a quick win may not come back under the same name as something new.
  title_key          text not null,
  dimension          text not null,
  year               int not null,
  owner_code         text not null,
  reason             text not null,
  service            text,
  -- What it goes on with: an earlier one, or an activity that the plan tells as one.
  continues          uuid,
  continues_activity uuid,
  phase              text not null default 'nominated',
  nominated_by       uuid not null,
  office_code        text not null,
  nominated_at       timestamptz not null,
  decided_on         date,
  decided_why        text,
  launch_by          date,
  launched_on        date,
  activity_id        uuid,
  indicator          text,
  product            text,
  paper_kind         text,
  paper              text,
  concluded_on       date,
  outcome            text,
  conclusion         text,
  primary key (region_code, id),
  constraint plan_quick_win_continues foreign key (region_code, continues) references plan_quick_win,
  constraint plan_quick_win_phase check (phase in ('nominated', 'chosen', 'not-chosen', 'launched', 'concluded')),
  constraint plan_quick_win_outcome check (outcome in ('reached', 'partly', 'not-reached', 'abandoned')),
  constraint plan_quick_win_decided check (
    (phase = 'nominated') = (decided_on is null) and (decided_on is null) = (decided_why is null)
    and (launch_by is null) = (phase in ('nominated', 'not-chosen'))),
  constraint plan_quick_win_concluded check (
    (phase = 'concluded') = (concluded_on is not null) and (concluded_on is null) = (outcome is null)
    and (outcome is null) = (conclusion is null)),
  -- Only what was given up was never launched.
  constraint plan_quick_win_launched check (
    case when phase = 'launched' or (phase = 'concluded' and outcome <> 'abandoned')
    then launched_on is not null and activity_id is not null and paper is not null and coalesce(service, indicator) is not null
    else phase = 'concluded' or launched_on is null end),
  constraint plan_quick_win_within_a_year check (
    launched_on >= decided_on and launched_on < decided_on + interval '12 months' and launch_by < decided_on + interval '12 months')
);
create unique index plan_quick_win_new_title on plan_quick_win (region_code, title_key)
  where continues is null and continues_activity is null and phase <> 'not-chosen';
create unique index plan_quick_win_new_service on plan_quick_win (region_code, service)
  where continues is null and continues_activity is null and phase <> 'not-chosen';
create index plan_quick_win_of_year on plan_quick_win (region_code, year);
select guyub.tenant_table('plan_quick_win', 'select, insert, update', 'select');

-- What it is to bring, to whom, and what may go wrong. Each writing is kept; the latest holds.
create table plan_quick_win_profile (
  region_code  text not null,
  quick_win_id uuid not null,
  revision     int not null check (revision > 0),
  output       text not null,
  beneficiaries text not null,
  -- [{"risk": …, "likelihood": 1–3, "mitigation": …}]
  risks        jsonb not null check (jsonb_typeof(risks) = 'array' and jsonb_array_length(risks) > 0),
  actor_id     uuid not null,
  office_code  text not null,
  at           timestamptz not null,
  primary key (region_code, quick_win_id, revision),
  constraint plan_quick_win_profile_of foreign key (region_code, quick_win_id) references plan_quick_win
);
select guyub.tenant_table('plan_quick_win_profile', 'select, insert', 'select');

-- An indicator of the platform over as many days before the launch as after it, as it was counted at that moment.
create table plan_quick_win_measure (
  region_code  text not null,
  id           uuid not null,
  quick_win_id uuid not null,
  indicator    text not null,
  product      text,
  days         int not null check (days between 7 and 365),
  before       jsonb not null,
  after        jsonb not null,
  -- The log was counted up to this event.
  up_to_seq    bigint not null,
  actor_id     uuid not null,
  office_code  text not null,
  measured_at  timestamptz not null,
  primary key (region_code, id),
  constraint plan_quick_win_measure_of foreign key (region_code, quick_win_id) references plan_quick_win
);
create index plan_quick_win_measure_latest on plan_quick_win_measure (region_code, quick_win_id, measured_at desc);
select guyub.tenant_table('plan_quick_win_measure', 'select, insert', 'select');
