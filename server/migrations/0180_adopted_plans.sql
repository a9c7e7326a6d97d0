-- The plan that a region adopted: at home which version was told last, at the centre which one came whole.
create table exchange_plan (
  region_code text not null,
  plan_id     uuid not null,
  number      int not null,
  told_at     timestamptz(3) not null,
  primary key (region_code)
);
select guyub.tenant_table('exchange_plan', 'select, insert, update', 'select');

-- At the centre: its parts as they came. A version stands only once its last part is there.
create table exchange_plan_part (
  region_code text not null,
  plan_id     uuid not null,
  part        int not null,
  head        jsonb,
  activities  jsonb not null,
  primary key (region_code, plan_id, part)
);
select guyub.tenant_table('exchange_plan_part', 'select, insert, update, delete', 'select');

-- The centre's own rows: every region's adopted plan, and by dimension what it holds, so that no page reads over regions.
create table movement_plan (
  region_code text not null,
  member_code text not null check (member_code ~ '^\d{2}\.\d{2}$'),
  plan_id     uuid not null,
  number      int not null,
  head        jsonb not null,
  taken_at    timestamptz(3) not null,
  primary key (region_code, member_code)
);
select guyub.tenant_table('movement_plan', 'select, insert, update', 'select');

create table movement_plan_branch (
  region_code text not null,
  member_code text not null,
  dimension   text not null,
  branch      jsonb not null,
  activities  jsonb not null,
  primary key (region_code, member_code, dimension),
  constraint movement_plan_branch_of foreign key (region_code, member_code) references movement_plan
);
select guyub.tenant_table('movement_plan_branch', 'select, insert, update, delete', 'select');
