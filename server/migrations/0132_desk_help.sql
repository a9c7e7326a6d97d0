-- A filter that somebody kept under a name: for themselves, or for everybody of their office.
create table work_queue (
  region_code text not null,
  id          uuid not null,
  office_code text not null,
  actor_id    uuid not null,
  shared      boolean not null,
  name        text not null,
  filters     jsonb not null,
  at          timestamptz(3) not null,
  primary key (region_code, id)
);
create index work_queue_of_office on work_queue (region_code, office_code, at);
select guyub.tenant_table('work_queue', 'select, insert, delete', 'select');

-- What an office writes to applicants again and again.
create table reply_template (
  region_code text not null,
  id          uuid not null,
  office_code text not null,
  service_key text,
  title       text not null,
  words       text not null,
  actor_id    uuid not null,
  at          timestamptz(3) not null,
  primary key (region_code, id)
);
create index reply_template_of_office on reply_template (region_code, office_code, at);
select guyub.tenant_table('reply_template', 'select, insert, update, delete', 'select');
