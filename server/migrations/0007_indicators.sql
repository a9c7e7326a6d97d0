-- The events of one subject in their order, for whoever opens a figure down to what happened.
create index event_of_subject on event (region_code, subject_id, seq) where seq is not null;
create policy opened on event for select to current_user using (true);
create function events_of(p_region text, p_subject uuid) returns setof log
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if p_region is distinct from guyub.region() then
    raise exception 'another region' using errcode = 'GY000';
  end if;
  return query select * from log where region_code = p_region and subject_id = p_subject order by seq;
end $$;
revoke all on function events_of(text, uuid) from public;
grant execute on function events_of(text, uuid) to guyub_app;

-- One row for every event that an indicator counts: what a figure is opened down to, and what an as-of figure is made of.
create table indicator_fact (
  region_code text not null,
  indicator   text not null,
  seq         bigint not null,
  subject_id  uuid not null,
  product     text not null,
  area_code   text not null,
  office_code text not null,
  day         date not null,
  part        float8 not null,
  whole       float8 not null,
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz not null,
  primary key (region_code, indicator, seq)
);
create index indicator_fact_by_day on indicator_fact (region_code, indicator, day, area_code);
create index indicator_fact_by_subject on indicator_fact (region_code, indicator, subject_id, product);
select guyub.tenant_table('indicator_fact', 'select', 'select, insert, delete');

-- The same, added up by day: what figures are read from.
create table indicator_day (
  region_code text not null,
  indicator   text not null,
  day         date not null,
  area_code   text not null,
  product     text not null,
  office_code text not null,
  part        float8 not null,
  whole       float8 not null,
  events      bigint not null,
  -- Recorded more than a day after it happened: offline offices, and figures that still change.
  late        bigint not null,
  recorded_at timestamptz not null,
  primary key (region_code, indicator, day, area_code, product, office_code)
);
select guyub.tenant_table('indicator_day', 'select', 'select, insert, update, delete');

-- The hashes of events that a figure counts, for the commitments of frozen evidence. Hashes, nothing else.
create function hashes_of(p_region text, p_seqs bigint[]) returns table (seq bigint, hash bytea)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if p_region is distinct from guyub.region() then
    raise exception 'another region' using errcode = 'GY000';
  end if;
  return query
    select e.seq, e.hash from event e where e.region_code = p_region and e.seq = any(p_seqs) order by e.seq;
end $$;
revoke all on function hashes_of(text, bigint[]) from public;
grant execute on function hashes_of(text, bigint[]) to guyub_app;
