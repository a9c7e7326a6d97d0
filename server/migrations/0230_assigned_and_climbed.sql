-- Whom a request was given to, where a step of its course is that.
alter table case_entry add column assignee_id uuid;

-- Whose business a late request became, and when: once for each rung of the ladder and each promise that was not kept.
create table case_climb (
  region_code text not null,
  case_id     uuid not null,
  due_at      timestamptz(3) not null,
  rung        text not null check (rung in ('handler', 'regional-secretary', 'leader')),
  at          timestamptz(3) not null check (at >= due_at),
  primary key (region_code, case_id, due_at, rung),
  foreign key (region_code, case_id) references "case"
);
select guyub.tenant_table('case_climb', 'select, insert', 'select');

-- A message to an account of ours: of which event, because one event may be told to several.
alter table message add column event_id uuid;
alter table message add column account_id uuid;
alter table message add constraint message_to_account_has_event check ((event_id is null) = (account_id is null));

-- Whoever writes messages to officers knows where an account is reached, and nothing else of it.
grant usage on schema auth to guyub_reader;
grant select (id, email) on auth."user" to guyub_reader;
