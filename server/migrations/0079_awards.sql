alter table movement_result add column dimensions jsonb;

-- A decision of the ministry for one region in one category and year, and the certificate that says so.
create table movement_award (
  region_code text not null,
  id          uuid not null,
  year        int not null,
  category    text not null,
  -- As it was called then: categories are data, and change.
  title       jsonb not null,
  group_name  text,
  member_code text not null check (member_code ~ '^\d{2}\.\d{2}$'),
  -- What it rests on: value and place among the candidates, or nothing where a jury decided.
  value       float8,
  place       int,
  reason      text,
  decided_on  date not null,
  actor_id    uuid not null,
  document_id uuid not null,
  recorded_at timestamptz(3) not null,
  annulled_at timestamptz(3),
  annul_reason text,
  primary key (region_code, id),
  constraint movement_award_rests_on_something check (value is not null or reason is not null),
  constraint movement_award_annulled_with_reason check ((annulled_at is null) = (annul_reason is null))
);
create unique index movement_award_once on movement_award (region_code, year, category, coalesce(group_name, ''), member_code)
  where annulled_at is null;
select guyub.tenant_table('movement_award', 'select, insert, update', 'select');
