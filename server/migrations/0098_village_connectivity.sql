-- How a village is connected, as it was tested on a day. Every test stays; the latest counts.
create table plan_connectivity (
  region_code text not null,
  id          uuid not null,
  area_code   text not null check (area_code ~ '^\d{2}\.\d{2}\.\d{2}\.\d{4}$'),
  kind        text not null check (kind in ('fibre', 'satellite', 'mobile', 'none')),
  -- Megabits a second.
  down        float8,
  up          float8,
  tested_on   date not null,
  -- With what it was tested; nobody's name.
  means       text,
  actor_id    uuid not null,
  office_code text not null,
  at          timestamptz not null,
  primary key (region_code, id),
  constraint plan_connectivity_speed check (
    down > 0 and up > 0 and (down is null) = (up is null) and (kind <> 'none' or down is null))
);
create index plan_connectivity_latest on plan_connectivity (region_code, area_code, tested_on desc, at desc);
select guyub.tenant_table('plan_connectivity', 'select, insert', 'select');
