-- Files that come piece by piece over a bad line: what has arrived, until it is whole and taken. Each under a key of its own.
create table upload (
  region_code text not null,
  id          uuid not null,
  actor_id    uuid not null,
  total       int not null,
  arrived     int not null default 0,
  data_key    bytea not null,
  -- Its parts are gone; that it was taken is remembered for whoever lost the answer and asks again.
  taken       boolean not null default false,
  begun_at    timestamptz(3) not null,
  primary key (region_code, id),
  constraint upload_within check (arrived between 0 and total)
);
create index upload_begun on upload (region_code, begun_at);
select guyub.tenant_table('upload', 'select, insert, update, delete', 'select');
select guyub.wraps_key('upload', 'data_key');

create table upload_part (
  region_code text not null,
  upload_id   uuid not null,
  at_byte     int not null,
  content     bytea not null,
  primary key (region_code, upload_id, at_byte),
  foreign key (region_code, upload_id) references upload (region_code, id) on delete cascade
);
select guyub.tenant_table('upload_part', 'select, insert, delete', 'select');
