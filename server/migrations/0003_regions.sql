-- Which edition of which reference data this database holds.
create table reference_set (
  name      text primary key,
  edition   text not null,
  source    text not null,
  loaded_at timestamptz not null default now()
);
select guyub.reference_table('reference_set');

-- Every province, regency, district and village. One that a later edition leaves out stays, for what was filed under it.
create table area (
  code        text primary key check (code ~ '^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$'),
  name        text not null,
  level       text not null check (level in ('province', 'regency', 'district', 'village')),
  kind        text check (kind in ('kabupaten', 'kota', 'desa', 'kelurahan')),
  parent_code text,
  current     boolean not null default true
);
create index area_children on area (parent_code, code);
select guyub.reference_table('area');

alter table region add column kind text not null default 'real' check (kind in ('real', 'rehearsal'));

-- The official code is an attribute with dates: codes change when regions split, the region's own key never does.
create table region_area (
  region_code text not null references region,
  area_code   text not null,
  valid_from  date not null,
  valid_to    date check (valid_to > valid_from),
  primary key (region_code, valid_from)
);
select guyub.reference_table('region_area');

create table office (
  region_code text not null,
  code        text not null,
  name        text not null,
  short_name  text not null,
  kind        text not null check (kind in ('regency', 'agency', 'district', 'village')),
  function    text,
  area_code   text not null,
  parent_code text,
  source      text not null,
  active      boolean not null default true,
  primary key (region_code, code),
  foreign key (region_code, parent_code) references office,
  constraint office_agency_has_function check (kind <> 'agency' or function is not null)
);
create index office_children on office (region_code, parent_code, code);
select guyub.tenant_table('office', 'select, insert, update', 'select');
