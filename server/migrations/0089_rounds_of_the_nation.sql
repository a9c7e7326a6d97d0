-- How each region's rounds stand, as the centre was told: so that national pages never read many regions live.
create table movement_round (
  region_code  text not null,
  member_code  text not null check (member_code ~ '^\d{2}\.\d{2}$'),
  year         int not null,
  stage        int not null check (stage in (1, 2)),
  opened_at    timestamptz(3) not null,
  closes_at    timestamptz(3) not null,
  submitted_at timestamptz(3),
  published_at timestamptz(3),
  primary key (region_code, year, stage, member_code)
);
select guyub.tenant_table('movement_round', 'select, insert, update', 'select');
