-- Who took a paper back or wrote its number off, beside when and why.
alter table document add column closed_by uuid;

-- Numbers that were given and have no paper: skipped after a restore, so that none is on two papers. Each is accounted for.
create table number_write_off (
  region_code text not null,
  office_code text not null,
  year        int not null,
  kind        text not null,
  number      int not null check (number > 0),
  reason      text not null,
  actor_id    uuid not null,
  at          timestamptz(3) not null,
  primary key (region_code, office_code, year, kind, number)
);
select guyub.tenant_table('number_write_off', 'select, insert', 'select');
