-- The region of a connection is asked by every policy of every statement. As one expression the planner takes it into the
-- query; as plpgsql it was a call for each. Still loud: a forgotten region is an error, never an empty list.
create function guyub.no_region() returns text stable language plpgsql as $$
begin
  raise exception 'no region on this connection' using errcode = 'GY000';
end $$;

create or replace function guyub.region() returns text stable
  return coalesce(nullif(current_setting('guyub.region', true), ''), guyub.no_region());
