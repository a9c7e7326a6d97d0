-- A workbook that somebody sent to be tried: its cells, until it is applied or another one comes. What it would change is
-- computed anew each time, because the plan goes on meanwhile.
create table plan_import (
  region_code text not null,
  id          uuid not null,
  plan_id     uuid not null,
  cells       jsonb not null,
  actor_id    uuid not null,
  office_code text not null,
  sent_at     timestamptz not null,
  applied_at  timestamptz,
  primary key (region_code, id),
  constraint plan_import_of_plan foreign key (region_code, plan_id) references plan
);
create index plan_import_waiting on plan_import (region_code, actor_id) where applied_at is null;
select guyub.tenant_table('plan_import', 'select, insert, update, delete', 'select');
