-- The language in which somebody who books is told what becomes of it: that of the page on which they gave their number.
alter table booking_holder add column language text not null default 'id' check (language in ('id', 'en'));
