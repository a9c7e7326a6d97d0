-- Where people come: a house, a studio, a hospital. Kept by one office.
create table booking_site (
  region_code text not null,
  id          uuid not null,
  service_key text not null,
  name        text not null check (name <> ''),
  address     text not null,
  area_code   text not null,
  office_code text not null,
  opened_at   timestamptz(3) not null,
  closed_at   timestamptz(3),
  version     int not null default 1,
  primary key (region_code, id),
  constraint booking_site_named_once unique (region_code, service_key, name)
);
select guyub.tenant_table('booking_site', 'select, insert, update', 'select');

-- What only one party has at a time: a desk, a room, a tool, and a person who gives lessons.
create table booking_space (
  region_code    text not null,
  id             uuid not null,
  site_id        uuid not null,
  kind           text not null,
  name           text not null check (name <> ''),
  capacity       int not null check (capacity > 0),
  is_accessible  boolean not null,
  -- Seven lists of hours, from Monday.
  hours          jsonb not null,
  slot_minutes   int not null check (slot_minutes between 5 and 1440),
  -- Kept free before and after each use.
  before_minutes int not null check (before_minutes between 0 and 240),
  after_minutes  int not null check (after_minutes between 0 and 240),
  needs_approval boolean not null,
  -- Rupiah for an hour by purpose, and where that is written.
  tariffs        jsonb not null,
  closed_at      timestamptz(3),
  version        int not null default 1,
  primary key (region_code, id),
  constraint booking_space_site foreign key (region_code, site_id) references booking_site,
  constraint booking_space_named_once unique (region_code, site_id, name)
);
select guyub.tenant_table('booking_space', 'select, insert, update', 'select');

create table booking_closure (
  region_code text not null,
  id          uuid not null,
  site_id     uuid not null,
  -- Left out when the whole site is closed.
  space_id    uuid,
  from_at     timestamptz(3) not null,
  to_at       timestamptz(3) not null,
  reason      text not null check (reason <> ''),
  lifted_at   timestamptz(3),
  primary key (region_code, id),
  constraint booking_closure_site foreign key (region_code, site_id) references booking_site,
  constraint booking_closure_space foreign key (region_code, space_id) references booking_space,
  constraint booking_closure_lasts check (from_at < to_at)
);
create index booking_closure_of_site on booking_closure (region_code, site_id, to_at);
select guyub.tenant_table('booking_closure', 'select, insert, update', 'select');

-- A dated occasion with seats: a class, an event, the hours of a doctor. The site may be one that another capability keeps.
create table booking_session (
  region_code text not null,
  id          uuid not null,
  service_key text not null,
  site_id     uuid not null,
  -- Who or what it is with, as whoever puts it calls them.
  resource    text not null,
  title       text not null,
  about       text,
  starts_at   timestamptz(3) not null,
  ends_at     timestamptz(3) not null,
  status      text not null default 'open' check (status in ('open', 'closed', 'cancelled')),
  reason      text,
  -- Shown to everybody and open to whoever asks; else only to whoever put it.
  is_public   boolean not null default false,
  -- How many seats were ever given: the next order is one more, and none is given twice.
  last_order  int not null default 0,
  version     int not null default 1,
  primary key (region_code, id),
  constraint booking_session_lasts check (starts_at < ends_at)
);
create index booking_session_of_service on booking_session (region_code, service_key, starts_at);
select guyub.tenant_table('booking_session', 'select, insert, update', 'select');

-- The seats of an occasion, counted: for many who ask at once one row is cheaper than a row for each seat, and says no at once.
create table booking_pool (
  region_code text not null,
  session_id  uuid not null,
  key         text not null,
  seats       int not null check (seats >= 0),
  taken       int not null default 0,
  primary key (region_code, session_id, key),
  constraint booking_pool_session foreign key (region_code, session_id) references booking_session,
  constraint booking_pool_enough check (taken between 0 and seats)
);
select guyub.tenant_table('booking_pool', 'select, insert, update', 'select');

-- Whoever books: name and telephone are encrypted under a key of their own; the number finds them again.
create table booking_holder (
  region_code text not null,
  id          uuid not null,
  content     bytea,
  data_key    bytea,
  phone_hash  bytea,
  name_hash   bytea,
  -- In which somebody who books is told what becomes of it: that of the page on which they gave their number.
  language    text not null default 'id' check (language in ('id', 'en')),
  since       timestamptz(3) not null,
  erased_at   timestamptz(3),
  version     int not null default 1,
  primary key (region_code, id),
  constraint booking_holder_erased check ((erased_at is null) = (data_key is not null))
);
create unique index booking_holder_known on booking_holder (region_code, phone_hash, name_hash) where phone_hash is not null;
select guyub.tenant_table('booking_holder', 'select, insert, update', 'select');
select guyub.wraps_key('booking_holder', 'data_key');

-- Who looked at whom; never changed.
create table booking_read (
  region_code text not null,
  id          bigint generated always as identity,
  site_id     uuid not null,
  -- Left out when it was the list of a day.
  booking_id  uuid,
  actor_id    uuid not null,
  what        text not null check (what in ('list', 'look')),
  at          timestamptz(3) not null,
  primary key (region_code, id)
);
create index booking_read_of_site on booking_read (region_code, site_id, at);
select guyub.tenant_table('booking_read', 'select, insert', 'select');

create table booking (
  region_code  text not null,
  id           uuid not null,
  code         text not null,
  service_key  text not null,
  site_id      uuid not null,
  -- Of things that one party has at a time, together; or of a seat.
  spaces       uuid[] not null default '{}',
  session_id   uuid,
  pool         text,
  seat_order   int check (seat_order > 0),
  starts_at    timestamptz(3) not null,
  ends_at      timestamptz(3) not null,
  purpose      text,
  -- 'person': somebody of booking_holder. Other kinds are of whoever else lets people book.
  holder_kind  text not null,
  holder_id    uuid not null,
  community_id uuid,
  heads        int not null default 1 check (heads > 0),
  fee          int not null default 0 check (fee >= 0),
  channel      text not null,
  state        text not null check (state in ('requested', 'waiting', 'confirmed', 'checked_in', 'completed', 'rejected',
                                              'cancelled', 'no_show')),
  -- Made together, week after week.
  series_id    uuid,
  letter       text,
  -- Of the secret address of the calendar that it stands in. It belongs to whoever keeps it, and bookings are added by their codes: a name
  -- and a number, which others know too, open nobody's calendar.
  feed_hash    bytea,
  reason       text,
  is_walk_in   boolean not null default false,
  asked_at     timestamptz(3) not null,
  arrived_at   timestamptz(3),
  left_at      timestamptz(3),
  ended_at     timestamptz(3),
  version      int not null default 1,
  primary key (region_code, id),
  constraint booking_code unique (region_code, code),
  constraint booking_lasts check (starts_at < ends_at),
  constraint booking_of_something check ((session_id is null) = (cardinality(spaces) > 0) and (session_id is null) = (pool is null)),
  constraint booking_seat foreign key (region_code, session_id, pool) references booking_pool,
  constraint booking_came check (left_at >= arrived_at and (state <> 'checked_in' or arrived_at is not null)),
  constraint booking_says_why check (state <> 'rejected' or reason is not null)
);
create unique index booking_order_once on booking (region_code, session_id, seat_order) where seat_order is not null;
-- One seat for one holder, until it is given up.
create unique index booking_seat_once on booking (region_code, session_id, holder_kind, holder_id)
  where session_id is not null and state not in ('cancelled', 'rejected');
create index booking_of_holder on booking (region_code, holder_id, starts_at);
create index booking_of_site on booking (region_code, site_id, starts_at);
create index booking_of_session on booking (region_code, session_id) where session_id is not null;
create index booking_to_come on booking (region_code, starts_at) where state in ('requested', 'waiting', 'confirmed', 'checked_in');
create index booking_in_feed on booking (region_code, feed_hash) where feed_hash is not null;
create index booking_of_community on booking (region_code, community_id, starts_at) where community_id is not null;
-- Who stands in line for a space or a seat, the first who asked first.
create index booking_in_line on booking (region_code, site_id, asked_at) where state = 'waiting';
select guyub.tenant_table('booking', 'select, insert, update', 'select');

-- What is held of a space, with what is kept free around it: by a booking, an occasion or a closure. No two at a time, whoever asks.
create table booking_hold (
  region_code text not null,
  space_id    uuid not null,
  from_at     timestamptz(3) not null,
  to_at       timestamptz(3) not null,
  booking_id  uuid,
  session_id  uuid,
  closure_id  uuid,
  primary key (region_code, space_id, from_at),
  constraint booking_hold_space foreign key (region_code, space_id) references booking_space,
  constraint booking_hold_booking foreign key (region_code, booking_id) references booking,
  constraint booking_hold_session foreign key (region_code, session_id) references booking_session,
  constraint booking_hold_closure foreign key (region_code, closure_id) references booking_closure,
  constraint booking_hold_of_one check (num_nonnulls(booking_id, session_id, closure_id) = 1),
  constraint booking_hold_lasts check (from_at < to_at),
  constraint booking_hold_alone exclude using gist (region_code with =, space_id with =, tstzrange(from_at, to_at) with &&)
);
create index booking_hold_of_booking on booking_hold (region_code, booking_id) where booking_id is not null;
create index booking_hold_of_session on booking_hold (region_code, session_id) where session_id is not null;
create index booking_hold_of_closure on booking_hold (region_code, closure_id) where closure_id is not null;
select guyub.tenant_table('booking_hold', 'select, insert, update, delete', 'select');

-- A seat in one call, with receipt and event where they are given; also within the transaction of whoever else needs one.
-- Whoever is too late is told without waiting for those before.
create function take_seat(
  p_region text, p_actor uuid, p_command uuid, p_name text, p_fingerprint bytea, p_booking uuid, p_session uuid, p_pool text,
  p_holder_kind text, p_holder uuid, p_heads int, p_channel text, p_code text, p_at timestamptz, p_event jsonb
) returns jsonb language plpgsql as $$
declare
  given booking_session;
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

  if exists (select from booking_pool where region_code = p_region and session_id = p_session and key = p_pool
             and taken + p_heads > seats) then
    raise exception 'no seat is left' using errcode = 'GY022';
  end if;
  update booking_session set last_order = last_order + 1
  where region_code = p_region and id = p_session and status = 'open' and ends_at > p_at
  returning * into given;
  if not found then
    if exists (select from booking_session where region_code = p_region and id = p_session) then
      raise exception 'the session takes no more' using errcode = 'GY021';
    end if;
    raise exception 'there is no such session' using errcode = 'GY020';
  end if;

  update booking_pool set taken = taken + p_heads
  where region_code = p_region and session_id = p_session and key = p_pool and taken + p_heads <= seats;
  if not found then
    if exists (select from booking_pool where region_code = p_region and session_id = p_session and key = p_pool) then
      raise exception 'no seat is left' using errcode = 'GY022';
    end if;
    raise exception 'there are no such seats' using errcode = 'GY020';
  end if;

  insert into booking (region_code, id, code, service_key, site_id, session_id, pool, seat_order, starts_at, ends_at, holder_kind,
                       holder_id, heads, channel, state, asked_at)
  values (p_region, p_booking, p_code, given.service_key, given.site_id, p_session, p_pool, given.last_order, given.starts_at,
          given.ends_at, p_holder_kind, p_holder, p_heads, p_channel, 'confirmed', p_at);

  insert into event (region_code, id, type, version, occurred_at, office_code, actor_id, subject_id, facts)
  values (p_region, (p_event ->> 'id')::uuid, p_event ->> 'type', (p_event ->> 'version')::int, p_at, p_event ->> 'office', p_actor,
          p_booking, (p_event -> 'facts') || jsonb_build_object('service', given.service_key));

  told := jsonb_build_object('bookingId', p_booking, 'code', p_code, 'order', given.last_order);
  if p_command is not null then
    update command_receipt set result = told where region_code = p_region and id = p_command;
  end if;
  return told;
end $$;
select guyub.tenant_function('take_seat'::regproc, 'booking');
