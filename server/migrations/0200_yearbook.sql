-- What the log tells of services that report on each year: one row for each event that such a report counts.
create table yearbook_fact (
  region_code text not null,
  seq         bigint not null,
  service_key text not null,
  subject_id  uuid not null,
  -- Of a request that was filed: its products and the answers that are facts. Nothing for a step.
  filed       jsonb,
  action      text not null,
  product     text not null,
  reason      text not null,
  -- A product began with this step, or was delivered by it.
  begins      boolean not null,
  delivers    boolean not null,
  within_due  boolean,
  day         date not null,
  occurred_at timestamptz(3) not null,
  primary key (region_code, seq)
);
create index yearbook_fact_of_day on yearbook_fact (region_code, service_key, day);
create index yearbook_fact_of_subject on yearbook_fact (region_code, subject_id, seq);
select guyub.tenant_table('yearbook_fact', 'select', 'select, insert, delete');
