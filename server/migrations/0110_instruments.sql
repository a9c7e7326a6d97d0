-- What the ministry asks regions with, as it brings it: a version is never changed, and may be chosen once it is released.
create table instrument_version (
  region_code text not null,
  id          uuid not null,
  kind        text not null check (kind in ('evaluation', 'survey', 'selection')),
  key         text not null,
  version     int not null check (version > 0),
  content     jsonb not null,
  brought_by  uuid not null,
  brought_at  timestamptz(3) not null,
  released_by uuid,
  released_at timestamptz(3),
  primary key (region_code, id),
  constraint instrument_version_once unique (region_code, kind, key, version),
  constraint instrument_version_released_whole check ((released_at is null) = (released_by is null))
);
select guyub.tenant_table('instrument_version', 'select, insert, update', 'select');
