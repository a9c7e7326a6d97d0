-- What the collector weighed at a stop, and the number of the paper that they left there, also without a network.
alter table ledger_stop
  add column slip text,
  add column items jsonb not null default '[]',
  add constraint ledger_stop_weighed_is_collected check (state = 'collected' or (slip is null and items = '[]'));
create unique index ledger_stop_slip_once on ledger_stop (region_code, book_id, slip) where slip is not null;
create index ledger_stop_below on ledger_stop (region_code, below_id, day);
