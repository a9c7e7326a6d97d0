-- The same receipt is the same however it is written: capitals, spaces, dashes and signs that nobody sees make no other one.
alter table booking_payment add column receipt_key text;
update booking_payment set receipt_key = coalesce(nullif(regexp_replace(lower(receipt), '[^[:alnum:]]', '', 'g'), ''), receipt);
-- What was written twice before this rule stays; its number is the first one's.
update booking_payment p set receipt_key = p.receipt_key || ' ' || p.id
where exists (
  select from booking_payment other
  where other.region_code = p.region_code and other.site_id = p.site_id and other.receipt_key = p.receipt_key and other.id < p.id
);
alter table booking_payment alter column receipt_key set not null;
drop index booking_receipt_once;
create unique index booking_receipt_once on booking_payment (region_code, site_id, receipt_key) where taken_back_at is null;
