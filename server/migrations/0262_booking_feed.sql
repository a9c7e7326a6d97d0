-- The secret address of a calendar belongs to whoever keeps it, and bookings are added to it by their codes: a name and a number,
-- which others know too, open nobody's calendar.
alter table booking_holder drop column feed_hash;
alter table booking add column feed_hash bytea;
create index booking_in_feed on booking (region_code, feed_hash) where feed_hash is not null;
create index booking_of_community on booking (region_code, community_id, starts_at) where community_id is not null;
-- Who stands in line for a space or a seat, the first who asked first.
create index booking_in_line on booking (region_code, site_id, asked_at) where state = 'waiting';

-- What somebody made and lets everybody see: only with their consent, which they take back as easily.
create table booking_work (
  region_code  text not null,
  id           uuid not null,
  site_id      uuid not null,
  title        text not null check (title <> ''),
  about        text not null,
  -- As they want to be called.
  made_by      text not null,
  subsector    text,
  link         text,
  consented_on date not null,
  -- Where the signed consent lies.
  consent      text not null check (consent <> ''),
  shown_at     timestamptz(3) not null,
  hidden_at    timestamptz(3),
  primary key (region_code, id),
  constraint booking_work_site foreign key (region_code, site_id) references booking_site
);
create index booking_work_shown on booking_work (region_code, site_id, shown_at) where hidden_at is null;
select guyub.tenant_table('booking_work', 'select, insert, update', 'select');
