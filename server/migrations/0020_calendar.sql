-- When a region works: weekly hours, Ramadan hours, holidays and local days off. A promise is counted by it.
create table working_calendar (
  region_code text not null references region,
  calendar    jsonb not null,
  source      text not null,
  changed_at  timestamptz not null default now(),
  primary key (region_code)
);
select guyub.tenant_table('working_calendar', 'select, insert, update', 'select');
