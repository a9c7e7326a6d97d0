-- Where people wait: a hall, a floor, a row of clinics. Its numbers, its counters and its screens belong to one office.
create table queue_place (
  region_code text not null,
  id          uuid not null,
  service_key text not null,
  office_code text not null,
  name        text not null check (name <> ''),
  area_code   text,
  -- Every how manieth call is whose: what the definition said when the day began. A day goes by the rule that people were told.
  every       jsonb not null,
  -- Whether what is left of a day waits on the next: what the definition said when the day began.
  carries     boolean not null default false,
  opened_at   timestamptz(3) not null,
  closed_at   timestamptz(3),
  version     int not null default 1,
  primary key (region_code, id),
  constraint queue_place_named_once unique (region_code, office_code, name)
);
create index queue_place_of_service on queue_place (region_code, service_key);
select guyub.tenant_table('queue_place', 'select, insert, update', 'select');

-- What people wait for. A letter is never given to another lane of the place: numbers of one day must not look alike.
create table queue_lane (
  region_code text not null,
  id          uuid not null,
  place_id    uuid not null,
  key         text not null,
  letter      text not null check (letter ~ '^[A-Z]{1,2}$'),
  title       jsonb not null,
  -- Whether people may take a number themselves, at a kiosk or on the web.
  self_service boolean not null default true,
  nth         int not null default 1,
  closed_at   timestamptz(3),
  version     int not null default 1,
  primary key (region_code, id),
  constraint queue_lane_key_once unique (region_code, place_id, key),
  constraint queue_lane_letter_once unique (region_code, place_id, letter),
  constraint queue_lane_place foreign key (region_code, place_id) references queue_place
);
select guyub.tenant_table('queue_lane', 'select, insert, update', 'select');

-- Where people are served. Whoever sits there now is known, so that two do not call for one.
create table queue_counter (
  region_code text not null,
  id          uuid not null,
  place_id    uuid not null,
  name        text not null check (name <> ''),
  served_by   uuid,
  since       timestamptz(3),
  closed_at   timestamptz(3),
  version     int not null default 1,
  primary key (region_code, id),
  constraint queue_counter_named_once unique (region_code, place_id, name),
  constraint queue_counter_place foreign key (region_code, place_id) references queue_place,
  constraint queue_counter_served check ((served_by is null) = (since is null))
);
create unique index queue_counter_one_each on queue_counter (region_code, served_by) where served_by is not null;
select guyub.tenant_table('queue_counter', 'select, insert, update', 'select');

-- A counter serves several lanes, and a lane is served by several counters: nobody's number is tied to one window.
create table queue_counter_lane (
  region_code text not null,
  counter_id  uuid not null,
  lane_id     uuid not null,
  primary key (region_code, counter_id, lane_id),
  constraint queue_counter_lane_counter foreign key (region_code, counter_id) references queue_counter,
  constraint queue_counter_lane_lane foreign key (region_code, lane_id) references queue_lane
);
create index queue_counter_lane_of_lane on queue_counter_lane (region_code, lane_id);
select guyub.tenant_table('queue_counter_lane', 'select, insert, delete', 'select');

-- How far the numbers of a lane have come on a day of the region. Whoever takes a number waits here for whoever takes one before.
create table queue_day (
  region_code text not null,
  lane_id     uuid not null,
  day         date not null,
  last        int not null check (last > 0),
  primary key (region_code, lane_id, day),
  constraint queue_day_lane foreign key (region_code, lane_id) references queue_lane
);
select guyub.tenant_table('queue_day', 'select, insert, update', 'select');

-- How many others were called since the last of a priority class: what its rule counts. Beside the numbers, so that taking one
-- waits for no call.
create table queue_turn (
  region_code text not null,
  lane_id     uuid not null,
  day         date not null,
  priority    text not null,
  others      int not null default 0 check (others >= 0),
  primary key (region_code, lane_id, day, priority),
  constraint queue_turn_lane foreign key (region_code, lane_id) references queue_lane
);
select guyub.tenant_table('queue_turn', 'select, insert, update', 'select');

-- A number that somebody holds. Whose it is stands nowhere here: only which record of another capability it is for.
create table queue_ticket (
  region_code text not null,
  id          uuid not null,
  place_id    uuid not null,
  -- That gave the number; where it waits now.
  home_lane   uuid not null,
  lane_id     uuid not null,
  -- Of the number; on which it waits: a later one where a day carries what is left.
  day         date not null,
  due_day     date not null,
  ordinal     int not null check (ordinal > 0),
  number      text not null,
  priority    text,
  channel     text not null check (channel in ('kiosk', 'web', 'officer', 'booking')),
  subject_kind text,
  subject_id  text,
  state       text not null default 'waiting'
    check (state in ('waiting', 'called', 'serving', 'held', 'served', 'missed', 'cancelled')),
  counter_id  uuid,
  issued_at   timestamptz(3) not null,
  -- Its place in the row.
  waits_from  timestamptz(3) not null,
  first_called_at timestamptz(3),
  called_at   timestamptz(3),
  calls       int not null default 0,
  serving_at  timestamptz(3),
  ended_at    timestamptz(3),
  reason      text,
  -- What was said when it was taken, so that the error of what we say is known.
  ahead       int not null check (ahead >= 0),
  forecast_at timestamptz(3),
  version     int not null default 1,
  primary key (region_code, id),
  constraint queue_ticket_numbered_once unique (region_code, home_lane, day, ordinal),
  constraint queue_ticket_place foreign key (region_code, place_id) references queue_place,
  constraint queue_ticket_home_lane foreign key (region_code, home_lane) references queue_lane,
  constraint queue_ticket_lane foreign key (region_code, lane_id) references queue_lane,
  constraint queue_ticket_counter foreign key (region_code, counter_id) references queue_counter,
  constraint queue_ticket_subject check ((subject_kind is null) = (subject_id is null)),
  constraint queue_ticket_at_a_counter check (state not in ('called', 'serving') or (counter_id is not null and called_at is not null)),
  constraint queue_ticket_ended check ((state in ('served', 'missed', 'cancelled')) = (ended_at is not null)),
  constraint queue_ticket_due check (due_day >= day)
);
create index queue_ticket_waiting on queue_ticket (region_code, lane_id, due_day, waits_from, ordinal) where state = 'waiting';
create index queue_ticket_unfinished on queue_ticket (region_code, due_day)
  where state in ('waiting', 'called', 'serving', 'held');
create unique index queue_ticket_one_at_a_counter on queue_ticket (region_code, counter_id) where state in ('called', 'serving');
create index queue_ticket_of_day on queue_ticket (region_code, place_id, due_day, state);
create index queue_ticket_of_subject on queue_ticket (region_code, subject_kind, subject_id) where subject_id is not null;
-- How long the last ones took.
create index queue_ticket_served on queue_ticket (region_code, lane_id, ended_at desc) where state = 'served';
select guyub.tenant_table('queue_ticket', 'select, insert, update', 'select');

-- One call, also the second for the same number, and whether a screen showed and said it.
create table queue_call (
  region_code text not null,
  id          uuid not null,
  ticket_id   uuid not null,
  place_id    uuid not null,
  lane_id     uuid not null,
  counter_id  uuid not null,
  number      text not null,
  nth         int not null check (nth > 0),
  at          timestamptz(3) not null,
  shown_at    timestamptz(3),
  spoken_at   timestamptz(3),
  primary key (region_code, id),
  constraint queue_call_ticket foreign key (region_code, ticket_id) references queue_ticket
);
create index queue_call_of_place on queue_call (region_code, place_id, at desc);
create index queue_call_of_lane on queue_call (region_code, lane_id, at desc);
create index queue_call_of_ticket on queue_call (region_code, ticket_id, nth);
select guyub.tenant_table('queue_call', 'select, insert, update', 'select');

-- A kiosk or a display. Known by a key that only it has; a link opens it once.
create table queue_screen (
  region_code text not null,
  id          uuid not null,
  place_id    uuid not null,
  kind        text not null check (kind in ('kiosk', 'display')),
  name        text not null check (name <> ''),
  -- None: all lanes of the place.
  lanes       uuid[] not null default '{}',
  speaks      boolean not null default true,
  -- Where its slips are printed: in its own browser, or by the server on a printer of the network.
  paper       text not null default '80' check (paper in ('58', '80')),
  printer     text,
  link_hash   bytea,
  key_hash    bytea,
  made_at     timestamptz(3) not null,
  opened_at   timestamptz(3),
  closed_at   timestamptz(3),
  version     int not null default 1,
  primary key (region_code, id),
  constraint queue_screen_named_once unique (region_code, place_id, name),
  constraint queue_screen_place foreign key (region_code, place_id) references queue_place
);
create unique index queue_screen_link on queue_screen (region_code, link_hash) where link_hash is not null;
create unique index queue_screen_key on queue_screen (region_code, key_hash) where key_hash is not null;
select guyub.tenant_table('queue_screen', 'select, insert, update', 'select');

-- A number is taken: numbered without gaps within lane and day, with the event; the receipt too, where a command is given (nothing
-- is answered when it was there already). p_pace says how many seconds a turn takes at the moment, where that is
-- known, p_beside how many wait in other lanes of the same counters, p_first how many seconds pass before somebody is called who has
-- nobody before them: what is forecast counts everybody who is called before, in every lane of the same counters.
create function issue_ticket(
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
select guyub.tenant_function('issue_ticket'::regproc, 'queue_ticket');

-- The next number is called to a counter, with the call, the event and the receipt. Whose turn it is says the rule of each class;
-- callers of the same lanes wait for one another only at its count. A ticket that somebody else holds at this moment is passed over.
-- p_joins: the transaction goes on, so that what follows for a ticket with a subject can be done in it.
create function call_next(
  p_region text, p_actor uuid, p_command uuid, p_name text, p_fingerprint bytea, p_call uuid, p_counter uuid, p_office text,
  p_at timestamptz, p_joins boolean, p_event uuid
) returns jsonb language plpgsql as $$
declare
  counter record;
  ticket record;
  today date;
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

  select c.name, c.served_by, coalesce(c.closed_at, p.closed_at) as closed_at, p.id as place_id, p.service_key, p.office_code, p.every into counter
  from queue_counter c join queue_place p on p.region_code = c.region_code and p.id = c.place_id
  where c.region_code = p_region and c.id = p_counter and p.office_code = p_office
  for update of c;
  if not found then
    raise exception 'queue.no_such_counter' using errcode = 'GY030';
  end if;
  if counter.closed_at is not null then
    raise exception 'queue.counter_closed' using errcode = 'GY030';
  end if;
  if counter.served_by is distinct from p_actor then
    raise exception 'queue.not_your_counter' using errcode = 'GY030';
  end if;
  if exists (select from queue_ticket t where t.region_code = p_region and t.counter_id = p_counter and t.state in ('called', 'serving')) then
    raise exception 'queue.counter_busy' using errcode = 'GY030';
  end if;
  select (p_at at time zone zone)::date into today from region where region_code = p_region;

  -- In one order, so that two callers wait for one another and never both.
  perform from queue_turn u
  where u.region_code = p_region and u.day = today and u.lane_id in (
    select cl.lane_id from queue_counter_lane cl where cl.region_code = p_region and cl.counter_id = p_counter)
  order by u.lane_id, u.priority for update;

  select t.id, t.number, t.priority, t.lane_id, t.calls, t.issued_at, t.waits_from, t.first_called_at, t.forecast_at, t.subject_kind,
         t.subject_id, l.key as lane into ticket
  from queue_ticket t
  join queue_counter_lane cl on cl.region_code = t.region_code and cl.lane_id = t.lane_id and cl.counter_id = p_counter
  join queue_lane l on l.region_code = t.region_code and l.id = t.lane_id
  left join queue_turn u
    on u.region_code = t.region_code and u.lane_id = t.lane_id and u.day = t.due_day and u.priority = t.priority
  where t.region_code = p_region and t.due_day = today and t.state = 'waiting'
  order by (t.priority is not null and coalesce(u.others, 0) + 1 >= coalesce((counter.every ->> t.priority)::int, 1)) desc,
           t.priority is not null, t.waits_from, t.ordinal, t.id
  limit 1 for update of t skip locked;
  if not found then
    raise exception 'queue.nobody_waits' using errcode = 'GY030';
  end if;
  if ticket.subject_id is not null and not p_joins then
    raise exception 'somebody follows' using errcode = 'GY031';
  end if;

  update queue_turn u set others = case when u.priority = ticket.priority then 0 else u.others + 1 end
  where u.region_code = p_region and u.day = today and u.lane_id in (
    select cl.lane_id from queue_counter_lane cl where cl.region_code = p_region and cl.counter_id = p_counter);

  update queue_ticket set state = 'called', counter_id = p_counter, called_at = p_at, calls = calls + 1,
    first_called_at = coalesce(first_called_at, p_at), version = version + 1
  where region_code = p_region and id = ticket.id;
  insert into queue_call (region_code, id, ticket_id, place_id, lane_id, counter_id, number, nth, at)
  values (p_region, p_call, ticket.id, counter.place_id, ticket.lane_id, p_counter, ticket.number, ticket.calls + 1, p_at);

  insert into event (region_code, id, type, version, occurred_at, office_code, actor_id, subject_id, facts)
  values (p_region, p_event, 'queue.called', 1, p_at, counter.office_code, p_actor, ticket.id, jsonb_strip_nulls(jsonb_build_object(
    'service', counter.service_key, 'place', counter.place_id, 'lane', ticket.lane, 'number', ticket.number, 'priority', ticket.priority,
    'counter', counter.name, 'nth', ticket.calls + 1,
    'waited', greatest(0, round(extract(epoch from p_at - ticket.waits_from)))::int)));

  told := jsonb_strip_nulls(jsonb_build_object('callId', p_call, 'ticketId', ticket.id, 'number', ticket.number, 'laneId', ticket.lane_id,
    'priority', ticket.priority, 'subjectKind', ticket.subject_kind, 'subjectId', ticket.subject_id));
  if p_command is not null then
    update command_receipt set result = told where region_code = p_region and id = p_command;
  end if;
  return told;
end $$;
select guyub.tenant_function('call_next'::regproc, 'queue_ticket');
