-- Every write of a field: what it was, what it became, by whom. The log tells that it happened; the words stand here.
create table plan_edit (
  region_code text not null,
  id          uuid not null,
  plan_id     uuid not null,
  kind        text not null,
  node_id     uuid not null,
  activity_id uuid,
  -- Nothing where a whole row came or went.
  field       text,
  version     int,
  before      jsonb,
  after       jsonb,
  how         text not null check (how in ('added', 'edited', 'merged', 'requested', 'removed', 'restored')),
  actor_id    uuid not null,
  office_code text not null,
  at          timestamptz not null,
  primary key (region_code, id),
  constraint plan_edit_of_plan foreign key (region_code, plan_id) references plan,
  constraint plan_edit_once unique (region_code, plan_id, node_id, field, version)
);
create index plan_edit_of_activity on plan_edit (region_code, plan_id, activity_id, at desc) where activity_id is not null;
create index plan_edit_of_node on plan_edit (region_code, plan_id, node_id, at desc);
select guyub.tenant_table('plan_edit', 'select, insert', 'select');

-- Two wrote the same field without seeing one another. What stands and what was proposed both stay until a person decides.
create table plan_conflict (
  region_code      text not null,
  id               uuid not null,
  plan_id          uuid not null,
  kind             text not null,
  node_id          uuid not null,
  activity_id      uuid,
  field            text not null,
  -- The version that stood when the second value came, what it was, and who had written it.
  standing_version int not null,
  standing         jsonb,
  standing_by      uuid,
  proposed         jsonb,
  proposed_by      uuid not null,
  office_code      text not null,
  opened_at        timestamptz not null,
  choice           text check (choice in ('standing', 'proposed', 'other')),
  resolved_by      uuid,
  resolved_at      timestamptz,
  primary key (region_code, id),
  constraint plan_conflict_of_plan foreign key (region_code, plan_id) references plan,
  constraint plan_conflict_resolved check ((choice is null) = (resolved_at is null) and (choice is null) = (resolved_by is null))
);
create index plan_conflict_open on plan_conflict (region_code, plan_id, node_id) where choice is null;
select guyub.tenant_table('plan_conflict', 'select, insert, update', 'select');

create table plan_comment (
  region_code text not null,
  id          uuid not null,
  plan_id     uuid not null,
  kind        text not null,
  node_id     uuid not null,
  activity_id uuid,
  words       text not null,
  actor_id    uuid not null,
  office_code text not null,
  at          timestamptz not null,
  primary key (region_code, id),
  constraint plan_comment_of_plan foreign key (region_code, plan_id) references plan
);
create index plan_comment_of_node on plan_comment (region_code, node_id, at);
create index plan_comment_latest on plan_comment (region_code, at desc);
select guyub.tenant_table('plan_comment', 'select, insert', 'select');

-- Who may not edit, or whose plan is adopted already, asks for a change; the planner decides with a reason.
create table plan_request (
  region_code text not null,
  id          uuid not null,
  plan_id     uuid not null,
  kind        text not null,
  node_id     uuid not null,
  activity_id uuid,
  field       text not null,
  before      jsonb,
  proposed    jsonb,
  reason      text not null,
  actor_id    uuid not null,
  office_code text not null,
  at          timestamptz not null,
  decision    text check (decision in ('accepted', 'rejected')),
  decided_why text,
  decided_by  uuid,
  decided_at  timestamptz,
  -- The version of the plan into which it was accepted.
  into_plan   uuid,
  primary key (region_code, id),
  constraint plan_request_of_plan foreign key (region_code, plan_id) references plan,
  constraint plan_request_decided check (
    (decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)
    and (decision is null) = (decided_why is null) and (decision is not distinct from 'accepted') = (into_plan is not null))
);
create index plan_request_open on plan_request (region_code, at) where decision is null;
select guyub.tenant_table('plan_request', 'select, insert, update', 'select');
