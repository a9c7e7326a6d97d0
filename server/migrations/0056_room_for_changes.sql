-- A case changes its state several times, and no index stands on what changes: with room left in its page the new version of the
-- row stays there and no index hears of it.
alter table "case" set (fillfactor = 70);
-- Encrypted bytes do not shrink; PostgreSQL need not try.
alter table "case" alter column form set storage external;

-- The record of reads is only ever asked by case: one index instead of two for the line that every read writes.
alter table case_read drop constraint case_read_pkey;
alter table case_read add primary key (region_code, case_id, id);
drop index case_read_of_case;

-- As before, but the region is the connection's already: reads are prepared statements on a connection that was bound to it.
create or replace function read_case(
  p_region text, p_case uuid, p_actor uuid, p_office text, p_area text, p_jurisdiction text, p_revealed boolean, p_what text
) returns setof "case" language plpgsql as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  return query select * from "case" c where c.region_code = p_region and c.id = p_case and case p_jurisdiction
    when 'office' then c.office_code = p_office
    when 'area' then c.area_code like p_area || '%'
    when 'agency' then c.handler_code = p_office
    else p_jurisdiction = 'region' end;
  if found then
    insert into case_read (region_code, case_id, actor_id, office_code, revealed, what)
    values (p_region, p_case, p_actor, p_office, p_revealed, p_what);
  end if;
end $$;
