-- Whether what is left of a day waits on the next: what the definition said when the day began, as `every` beside it.
alter table queue_place add column carries boolean not null default false;

-- A number is taken: numbered without gaps within lane and day, with the event; the receipt too, where a command is given (nothing
-- is answered when it was there already). p_pace says how many seconds
-- a turn takes at the moment, where that is known, p_beside how many wait in other lanes of the same counters, p_first how many seconds
-- pass before somebody is called who has nobody before them.
create or replace function issue_ticket(
  p_region text, p_actor uuid, p_command uuid, p_name text, p_fingerprint bytea, p_ticket uuid, p_lane uuid, p_priority text,
  p_subject_kind text, p_subject_id text, p_channel text, p_at timestamptz, p_pace float8, p_beside int, p_first float8, p_event uuid
) returns jsonb language plpgsql as $$
declare
  lane record;
  today date;
  given int;
  regulars int;
  alike int;
  its_nth int;
  its_others int;
  before int;
  sooner int;
  forecast timestamptz;
  told jsonb;
begin
  perform set_config('guyub.region', p_region, true);
  if p_command is not null then
    insert into command_receipt (region_code, id, actor_id, name, fingerprint)
    values (p_region, p_command, p_actor, p_name, p_fingerprint) on conflict do nothing;
    if not found then
      return null;
    end if;
  end if;

  select l.key, l.letter, l.place_id, p.service_key, p.office_code, p.every, p.carries, coalesce(l.closed_at, p.closed_at) as closed_at, r.zone
  into lane
  from queue_lane l
  join queue_place p on p.region_code = l.region_code and p.id = l.place_id
  join region r on r.region_code = l.region_code
  where l.region_code = p_region and l.id = p_lane;
  if not found then
    raise exception 'queue.no_such_lane' using errcode = 'GY030';
  end if;
  if lane.closed_at is not null then
    raise exception 'queue.lane_closed' using errcode = 'GY030';
  end if;
  if p_priority is not null and not lane.every ? p_priority then
    raise exception 'queue.no_such_priority' using errcode = 'GY030';
  end if;
  today := (p_at at time zone lane.zone)::date;

  update queue_day set last = last + 1 where region_code = p_region and lane_id = p_lane and day = today
  returning last into given;
  if not found then
    -- The first of a day goes on behind numbers that are carried into it, also where nobody has ended the day before yet: no two
    -- people in the hall hold the same one.
    insert into queue_day as d (region_code, lane_id, day, last)
    select p_region, p_lane, today, 1 + coalesce(max(t.ordinal), 0) from queue_ticket t
    where lane.carries and t.region_code = p_region and t.home_lane = p_lane and t.day < today and t.due_day <= today
      and t.state in ('waiting', 'called', 'serving', 'held')
    on conflict (region_code, lane_id, day) do update set last = d.last + 1
    returning last into given;
  end if;

  -- As the rule of calling goes: see orderOfCalls of the contract.
  select count(*), count(*) filter (where priority is null), count(*) filter (where priority = p_priority) into before, regulars, alike
  from queue_ticket where region_code = p_region and lane_id = p_lane and due_day = today and state = 'waiting';
  sooner := before + p_beside;
  if p_priority is not null then
    insert into queue_turn (region_code, lane_id, day, priority) values (p_region, p_lane, today, p_priority) on conflict do nothing;
    select others into its_others
    from queue_turn where region_code = p_region and lane_id = p_lane and day = today and priority = p_priority;
    its_nth := coalesce((lane.every ->> p_priority)::int, 1);
    its_others := greatest(its_nth - 1 - coalesce(its_others, 0), 0) + alike * (its_nth - 1);
    before := before - regulars + least(regulars, its_others);
    sooner := alike + least(regulars + p_beside, its_others);
  end if;
  forecast := p_at + make_interval(secs => case when sooner = 0 then p_first else (sooner + 0.5) * p_pace end);

  insert into queue_ticket (region_code, id, place_id, home_lane, lane_id, day, due_day, ordinal, number, priority, channel,
                            subject_kind, subject_id, issued_at, waits_from, ahead, forecast_at)
  values (p_region, p_ticket, lane.place_id, p_lane, p_lane, today, today, given, lane.letter || '-' || given, p_priority, p_channel,
          p_subject_kind, p_subject_id, p_at, p_at, before, forecast);

  insert into event (region_code, id, type, version, occurred_at, office_code, actor_id, subject_id, facts)
  values (p_region, p_event, 'queue.issued', 1, p_at, lane.office_code, p_actor, p_ticket, jsonb_strip_nulls(jsonb_build_object(
    'service', lane.service_key, 'place', lane.place_id, 'lane', lane.key, 'number', lane.letter || '-' || given,
    'channel', p_channel, 'priority', p_priority)));

  told := jsonb_strip_nulls(jsonb_build_object('ticketId', p_ticket, 'number', lane.letter || '-' || given, 'ordinal', given,
    'ahead', before, 'forecastAt', forecast));
  if p_command is not null then
    update command_receipt set result = told where region_code = p_region and id = p_command;
  end if;
  return told;
end $$;
