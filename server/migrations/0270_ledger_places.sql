-- Where people bring things, and when: words of the book itself, for everybody to read.
alter table ledger_book
  add column place text check (place <> ''),
  add column hours text check (hours <> '');
