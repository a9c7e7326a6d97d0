-- The centre is a tenant like any other: the ministry's own rows stand in it, and no command reaches over two regions.
alter table region add column tier text not null default 'region' check (tier in ('region', 'nation'));

alter table office drop constraint office_kind_check;
alter table office add constraint office_kind_check
  check (kind in ('regency', 'agency', 'district', 'village', 'ministry', 'directorate', 'province'));

-- What an office was called when: a letter of 2023 keeps the ministry's name of 2023.
create table office_name (
  region_code text not null,
  office_code text not null,
  valid_from  date not null,
  -- The first day on which it was called otherwise.
  valid_to    date,
  name        text not null,
  short_name  text not null,
  source      text not null,
  note        text,
  primary key (region_code, office_code, valid_from),
  foreign key (region_code, office_code) references office,
  constraint office_name_period check (valid_to > valid_from)
);
select guyub.tenant_table('office_name', 'select, insert, update', 'select');
