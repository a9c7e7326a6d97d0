-- What was paid at the place for a booking, with the number of its receipt. A mistake is taken back with a reason, never changed.
create table booking_payment (
  region_code   text not null,
  id            uuid not null,
  booking_id    uuid not null,
  site_id       uuid not null,
  rupiah        int not null check (rupiah > 0),
  receipt       text not null check (receipt <> ''),
  -- The same however it is written: capitals, spaces, dashes and signs that nobody sees make no other one.
  receipt_key   text not null,
  paid_at       timestamptz(3) not null,
  taken_back_at timestamptz(3),
  reason        text,
  primary key (region_code, id),
  constraint booking_payment_booking foreign key (region_code, booking_id) references booking,
  constraint booking_payment_says_why check ((taken_back_at is null) = (reason is null))
);
create unique index booking_payment_once on booking_payment (region_code, booking_id) where taken_back_at is null;
-- One receipt of one house is for one payment.
create unique index booking_receipt_once on booking_payment (region_code, site_id, receipt_key) where taken_back_at is null;
select guyub.tenant_table('booking_payment', 'select, insert, update', 'select');
