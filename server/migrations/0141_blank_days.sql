-- Blanks by day: how many came, were spoilt, were used, and by how much a count of the shelf differed. The balance stays in blank_stock; these
-- say where it comes from, and how long it lasts.
create table blank_day (
  region_code text not null,
  stock       text not null,
  office_code text not null,
  day         date not null,
  received    int not null default 0 check (received >= 0),
  spoilt      int not null default 0 check (spoilt >= 0),
  used        int not null default 0 check (used >= 0),
  -- What was found on the shelf, less what should have lain there.
  counted     int not null default 0,
  primary key (region_code, stock, office_code, day)
);
select guyub.tenant_table('blank_day', 'select, insert, update', 'select');

-- What there is today came on some day before: nobody knows any more which, so it begins as found.
insert into blank_day (region_code, stock, office_code, day, counted)
select b.region_code, b.stock, b.office_code, (now() at time zone r.zone)::date, b.balance
from blank_stock b join region r on r.region_code = b.region_code where b.balance > 0;
