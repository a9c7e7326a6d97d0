-- What a village brought from OpenSID of its residents: a copy that fills forms, no register of ours. Each under a key of their own.
create table resident (
  region_code text not null,
  id          uuid not null,
  area_code   text not null,
  -- Keyed: finds one, tells none.
  nik_hash    bytea not null,
  content     bytea not null,
  data_key    bytea not null,
  -- Keyed, of the content: whether a list says something new is known without opening it.
  digest      bytea not null,
  updated_at  timestamptz(3) not null,
  primary key (region_code, id),
  constraint resident_once unique (region_code, area_code, nik_hash)
);
select guyub.tenant_table('resident', 'select, insert, update, delete', 'select');
select guyub.wraps_key('resident', 'data_key');

create table resident_import (
  region_code text not null,
  id          uuid not null,
  area_code   text not null,
  actor_id    uuid not null,
  at          timestamptz(3) not null,
  rows        int not null,
  added       int not null,
  changed     int not null,
  departed    int not null,
  faulty      int not null,
  primary key (region_code, id)
);
create index resident_import_of_area on resident_import (region_code, area_code, at);
select guyub.tenant_table('resident_import', 'select, insert', 'select');

-- Who looked at whom, or took the whole list; never changed.
create table resident_read (
  region_code text not null,
  id          bigint generated always as identity,
  area_code   text not null,
  -- Left out when it was the whole list.
  resident_id uuid,
  actor_id    uuid not null,
  office_code text not null,
  what        text not null check (what in ('look', 'export')),
  at          timestamptz(3) not null,
  primary key (region_code, id)
);
create index resident_read_of_area on resident_read (region_code, area_code, at);
select guyub.tenant_table('resident_read', 'select, insert', 'select');
