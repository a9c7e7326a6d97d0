-- Letters that a village issued in OpenSID: a copy of its archive to look things up, no request and no paper of ours. Each under a key of its own.
create table letter (
  region_code text not null,
  id          uuid not null,
  area_code   text not null,
  -- Keyed, of kind, number and day: by which a letter is known again.
  known_by    bytea not null,
  -- Keyed: what it is found by. A resident's number does not stand in OpenSID's archive, a stranger's does.
  number_hash bytea not null,
  name_hash   bytea,
  nik_hash    bytea,
  content     bytea not null,
  data_key    bytea not null,
  -- Keyed, of the content: whether a list says something new is known without opening it.
  digest      bytea not null,
  updated_at  timestamptz(3) not null,
  primary key (region_code, id),
  constraint letter_once unique (region_code, area_code, known_by)
);
create index letter_by_number on letter (region_code, area_code, number_hash);
create index letter_by_name on letter (region_code, area_code, name_hash) where name_hash is not null;
create index letter_by_nik on letter (region_code, area_code, nik_hash) where nik_hash is not null;
select guyub.tenant_table('letter', 'select, insert, update, delete', 'select');
select guyub.wraps_key('letter', 'data_key');

create table letter_import (
  region_code text not null,
  id          uuid not null,
  area_code   text not null,
  actor_id    uuid not null,
  at          timestamptz(3) not null,
  rows        int not null,
  added       int not null,
  changed     int not null,
  faulty      int not null,
  primary key (region_code, id)
);
create index letter_import_of_area on letter_import (region_code, area_code, at);
select guyub.tenant_table('letter_import', 'select, insert', 'select');

-- Who looked for which letter, opened it, or took the whole book; never changed.
create table letter_read (
  region_code text not null,
  id          bigint generated always as identity,
  area_code   text not null,
  -- Left out when it was the whole book.
  letter_id   uuid,
  actor_id    uuid not null,
  office_code text not null,
  what        text not null check (what in ('find', 'open', 'export')),
  at          timestamptz(3) not null,
  primary key (region_code, id)
);
create index letter_read_of_area on letter_read (region_code, area_code, at);
select guyub.tenant_table('letter_read', 'select, insert', 'select');
