-- On which days a bank weighs, so that its members can be reminded the day before: {"weekday": 6, "weeks": [2, 4]}, weeks of the month, none for every one.
alter table ledger_book add column weighs jsonb;

-- That members of a book were reminded of a day; once.
create table ledger_reminder (
  region_code text not null,
  book_id     uuid not null,
  day         date not null,
  primary key (region_code, book_id, day),
  constraint ledger_reminder_book foreign key (region_code, book_id) references ledger_book
);
select guyub.tenant_table('ledger_reminder', 'select, insert', 'select');

-- Of which months it was told in which villages somebody weighed for a service; once, so that a share of villages is one of events.
create table ledger_reach (
  region_code text not null,
  service_key text not null,
  month       date not null check (extract(day from month) = 1),
  villages    int not null check (villages > 0),
  reached     int not null check (reached between 0 and villages),
  primary key (region_code, service_key, month)
);
select guyub.tenant_table('ledger_reach', 'select, insert', 'select');

-- Whether a member left a number or an address to be told at: all that the log learns of it.
alter table ledger_holder add column is_reached boolean not null default false;
update ledger_holder set is_reached = true where phone_hash is not null;
