-- Where the bank above comes by for goods, in which order, and what became of it.
create table ledger_stop (
  region_code text not null,
  id          uuid not null,
  -- The book that collects, and the one that it comes to.
  book_id     uuid not null,
  below_id    uuid not null,
  day         date not null,
  place       int not null check (place > 0),
  state       text not null default 'planned' check (state in ('planned', 'collected', 'missed')),
  note        text,
  planned_by  uuid not null,
  planned_at  timestamptz(3) not null,
  ended_by    uuid,
  ended_at    timestamptz(3),
  primary key (region_code, id),
  constraint ledger_stop_once_a_day unique (region_code, book_id, day, below_id),
  constraint ledger_stop_book foreign key (region_code, book_id) references ledger_book,
  constraint ledger_stop_below foreign key (region_code, below_id) references ledger_book,
  constraint ledger_stop_ended check ((state = 'planned') = (ended_at is null))
);
select guyub.tenant_table('ledger_stop', 'select, insert, update', 'select');
