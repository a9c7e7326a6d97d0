-- What a space was open and used on a day that is over; told once, so that a share of days is one of events.
create table booking_day (
  region_code    text not null,
  space_id       uuid not null,
  day            date not null,
  open_minutes   int not null check (open_minutes >= 0),
  booked_minutes int not null,
  primary key (region_code, space_id, day),
  constraint booking_day_space foreign key (region_code, space_id) references booking_space,
  -- Only minutes in which it was open are counted.
  constraint booking_day_within check (booked_minutes between 0 and open_minutes)
);
select guyub.tenant_table('booking_day', 'select, insert', 'select');

-- Since when a space is there; left out of those that were made before this was kept.
alter table booking_space add column since timestamptz(3);
