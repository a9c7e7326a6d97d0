-- Books of a service that keeps goods and money of people: double entry, whole rupiah, whole grams.
create table ledger_book (
  region_code   text not null,
  id            uuid not null,
  service_key   text not null,
  kind          text not null,
  name          text not null check (name <> ''),
  area_code     text not null,
  -- To which it sells up.
  above_id      uuid,
  -- Whether the prices of the book above count here.
  prices_above  boolean not null default false,
  closed_at     timestamptz(3),
  opened_at     timestamptz(3) not null,
  version       int not null default 1,
  primary key (region_code, id),
  constraint ledger_book_named_once unique (region_code, service_key, name),
  constraint ledger_book_above foreign key (region_code, above_id) references ledger_book,
  constraint ledger_book_above_is_another check (above_id <> id),
  constraint ledger_book_prices check (not prices_above or above_id is not null)
);
select guyub.tenant_table('ledger_book', 'select, insert, update', 'select');

-- Who does what in a book: jurisdiction is here, because several banks may share a village and one office none.
create table ledger_keeper (
  region_code text not null,
  book_id     uuid not null,
  user_id     uuid not null,
  duty        text not null check (duty in ('weigher', 'treasurer', 'chair')),
  since       timestamptz(3) not null,
  until       timestamptz(3),
  primary key (region_code, book_id, user_id, duty, since),
  constraint ledger_keeper_book foreign key (region_code, book_id) references ledger_book,
  constraint ledger_keeper_period check (until > since)
);
create unique index ledger_keeper_now on ledger_keeper (region_code, user_id, book_id, duty) where until is null;
select guyub.tenant_table('ledger_keeper', 'select, insert, update', 'select');

-- Whoever saves. What finds nobody is encrypted under a key of its own.
create table ledger_holder (
  region_code text not null,
  id          uuid not null,
  book_id     uuid not null,
  number      int not null check (number > 0),
  kind        text not null,
  area_code   text,
  content     bytea,
  data_key    bytea,
  nik_hash    bytea,
  phone_hash  bytea,
  opened_at   timestamptz(3) not null,
  closed_at   timestamptz(3),
  erased_at   timestamptz(3),
  version     int not null default 1,
  primary key (region_code, id),
  constraint ledger_holder_numbered_once unique (region_code, book_id, number),
  constraint ledger_holder_book foreign key (region_code, book_id) references ledger_book,
  constraint ledger_holder_erased check ((erased_at is null) = (data_key is not null))
);
create unique index ledger_holder_nik on ledger_holder (region_code, book_id, nik_hash) where nik_hash is not null;
create index ledger_holder_phone on ledger_holder (region_code, phone_hash) where phone_hash is not null;
select guyub.tenant_table('ledger_holder', 'select, insert, update', 'select');
select guyub.wraps_key('ledger_holder', 'data_key');

-- Who looked at whom; never changed.
create table ledger_read (
  region_code text not null,
  id          bigint generated always as identity,
  book_id     uuid not null,
  -- Left out when it was the whole list.
  holder_id   uuid,
  actor_id    uuid not null,
  what        text not null check (what in ('list', 'look', 'statement')),
  at          timestamptz(3) not null,
  primary key (region_code, id)
);
create index ledger_read_of_book on ledger_read (region_code, book_id, at);
select guyub.tenant_table('ledger_read', 'select, insert', 'select');

-- Prices are never changed: a new list counts from its moment on.
create table ledger_price_list (
  region_code text not null,
  id          uuid not null,
  book_id     uuid not null,
  counts_from timestamptz(3) not null,
  actor_id    uuid not null,
  at          timestamptz(3) not null,
  primary key (region_code, id),
  constraint ledger_price_list_book foreign key (region_code, book_id) references ledger_book,
  constraint ledger_price_list_in_turn unique (region_code, book_id, counts_from)
);
select guyub.tenant_table('ledger_price_list', 'select, insert', 'select');

create table ledger_price (
  region_code text not null,
  list_id     uuid not null,
  commodity   text not null,
  -- Rupiah for a kilogram: to whoever brings it; from whoever buys, where that is agreed.
  pays        int not null check (pays >= 0),
  takes       int check (takes >= 0),
  primary key (region_code, list_id, commodity),
  constraint ledger_price_of_list foreign key (region_code, list_id) references ledger_price_list
);
select guyub.tenant_table('ledger_price', 'select, insert', 'select');

-- What happened to a book. Never changed: what was wrong is taken back by another.
create table ledger_entry (
  region_code text not null,
  id          uuid not null,
  book_id     uuid not null,
  kind        text not null check (kind in ('deposit', 'withdrawal', 'sale', 'purchase', 'settlement', 'stock-count',
                                            'cash-count', 'cost', 'capital', 'carried', 'reversal')),
  -- The day that it is booked on; when it is said to have happened.
  day         date not null,
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  actor_id    uuid not null,
  holder_id   uuid,
  other_book  uuid,
  list_id     uuid,
  -- The number of a device that worked without a network: letter and its own count.
  slip        text,
  reason      text,
  reverses    uuid,
  -- Weighed at prices that a newer list had replaced.
  old_prices  boolean not null default false,
  primary key (region_code, id),
  constraint ledger_entry_book foreign key (region_code, book_id) references ledger_book,
  constraint ledger_entry_reverses foreign key (region_code, reverses) references ledger_entry,
  constraint ledger_entry_reversal check ((kind = 'reversal') = (reverses is not null)),
  constraint ledger_entry_other_book check ((kind in ('sale', 'purchase', 'settlement')) or other_book is null)
);
create unique index ledger_entry_taken_back_once on ledger_entry (region_code, reverses) where reverses is not null;
create unique index ledger_entry_slip_once on ledger_entry (region_code, book_id, slip) where slip is not null;
create index ledger_entry_of_day on ledger_entry (region_code, book_id, day, id);
create index ledger_entry_of_holder on ledger_entry (region_code, holder_id, recorded_at) where holder_id is not null;
select guyub.tenant_table('ledger_entry', 'select, insert', 'select');

-- What each account comes to: the sum of its postings, kept beside them so that it is read in one row. `guyub ledger check` adds up again.
create table ledger_account (
  region_code text not null,
  book_id     uuid not null,
  kind        text not null,
  about       text not null,
  unit        text not null check (unit in ('IDR', 'g')),
  -- 1: never below nothing; -1: never above; 0: either.
  side        smallint not null check (side in (-1, 0, 1)),
  balance     bigint not null default 0,
  postings    bigint not null default 0 check (postings >= 0),
  primary key (region_code, book_id, kind, about),
  constraint ledger_account_book foreign key (region_code, book_id) references ledger_book,
  constraint ledger_account_on_its_side check (side * balance >= 0)
);
create index ledger_account_about on ledger_account (region_code, kind, about);
select guyub.tenant_table('ledger_account', 'select, insert, update', 'select');

-- One line of an entry; numbered within its account without gaps, with what the account came to.
create table ledger_posting (
  region_code text not null,
  book_id     uuid not null,
  kind        text not null,
  about       text not null,
  nth         bigint not null check (nth > 0),
  entry_id    uuid not null,
  amount      bigint not null check (amount <> 0),
  after       bigint not null,
  price       int check (price >= 0),
  primary key (region_code, book_id, kind, about, nth),
  constraint ledger_posting_account foreign key (region_code, book_id, kind, about) references ledger_account,
  constraint ledger_posting_entry foreign key (region_code, entry_id) references ledger_entry
);
create index ledger_posting_of_entry on ledger_posting (region_code, entry_id);
select guyub.tenant_table('ledger_posting', 'select, insert', 'select');

-- A day that was closed takes no more: what comes later is booked on the next that is open.
create table ledger_day (
  region_code text not null,
  book_id     uuid not null,
  day         date not null,
  expected    bigint not null,
  counted     bigint not null check (counted >= 0),
  actor_id    uuid not null,
  closed_at   timestamptz(3) not null,
  primary key (region_code, book_id, day),
  constraint ledger_day_book foreign key (region_code, book_id) references ledger_book
);
select guyub.tenant_table('ledger_day', 'select, insert', 'select');

-- A payment that a second person decides on.
create table ledger_payout (
  region_code text not null,
  id          uuid not null,
  book_id     uuid not null,
  holder_id   uuid not null,
  amount      bigint not null check (amount > 0),
  paid_from   text not null check (paid_from in ('cash', 'bank')),
  state       text not null default 'asked' check (state in ('asked', 'paid', 'declined')),
  asked_by    uuid not null,
  asked_at    timestamptz(3) not null,
  decided_by  uuid,
  decided_at  timestamptz(3),
  reason      text,
  primary key (region_code, id),
  constraint ledger_payout_book foreign key (region_code, book_id) references ledger_book,
  constraint ledger_payout_holder foreign key (region_code, holder_id) references ledger_holder,
  constraint ledger_payout_decided check ((state = 'asked') = (decided_at is null)),
  constraint ledger_payout_by_another check (decided_by <> asked_by)
);
create index ledger_payout_waiting on ledger_payout (region_code, book_id, asked_at) where state = 'asked';
select guyub.tenant_table('ledger_payout', 'select, insert, update', 'select');

-- Accounts, entries, postings and events in one call; the receipt too, where a command is given (nothing is answered when it was there
-- already). Lines come in arrays of one length. Answers what was given, with the `balance` of the account that it tells of.
create function post_entries(
  p_region text, p_actor uuid, p_command uuid, p_name text, p_fingerprint bytea, p_answer jsonb, p_tells text, p_tells_about text,
  p_entries jsonb, p_entry uuid[], p_book uuid[], p_kind text[], p_about text[], p_unit text[], p_side smallint[], p_amount bigint[],
  p_price int[], p_events jsonb
) returns jsonb language plpgsql as $$
declare
  short text;
  told jsonb;
begin
  perform set_config('guyub.region', p_region, true);

  if p_command is not null then
    insert into command_receipt (region_code, id, actor_id, name, fingerprint)
    values (p_region, p_command, p_actor, p_name, p_fingerprint) on conflict do nothing;
    if not found then
      return null;
    end if;
  end if;

  -- Holds the book against whoever closes the day, until we are done: see the foreign key.
  insert into ledger_entry (region_code, id, book_id, kind, day, occurred_at, recorded_at, actor_id, holder_id, other_book, list_id,
                            slip, reason, reverses, old_prices)
  select p_region, id, book, kind, day, "occurredAt", "recordedAt", p_actor, holder, "otherBook", list, slip, reason, reverses,
         coalesce("oldPrices", false)
  from jsonb_to_recordset(p_entries) as given (id uuid, book uuid, kind text, day date, "occurredAt" timestamptz, "recordedAt" timestamptz,
    holder uuid, "otherBook" uuid, list uuid, slip text, reason text, reverses uuid, "oldPrices" boolean);
  if exists (select from jsonb_to_recordset(p_entries) as given (book uuid, day date)
             join ledger_day d on d.region_code = p_region and d.book_id = given.book and d.day = given.day) then
    raise exception 'the day is closed' using errcode = 'GY011';
  end if;

  -- In one order, so that two commands wait for one another and never both.
  insert into ledger_account (region_code, book_id, kind, about, unit, side)
  select distinct p_region, book, kind, about, unit, side
  from unnest(p_book, p_kind, p_about, p_unit, p_side) as line (book, kind, about, unit, side)
  order by book, kind, about
  on conflict do nothing;
  perform from ledger_account a
  where a.region_code = p_region
    and (a.book_id, a.kind, a.about) in (select * from unnest(p_book, p_kind, p_about))
  order by a.book_id, a.kind, a.about for update;

  select a.kind || ' ' || a.about into short
  from ledger_account a
  join (select book, kind, about, sum(amount) as amount
        from unnest(p_book, p_kind, p_about, p_amount) as line (book, kind, about, amount) group by 1, 2, 3) change
    on change.book = a.book_id and change.kind = a.kind and change.about = a.about
  where a.region_code = p_region and a.side * (a.balance + change.amount) < 0
  order by 1 limit 1;
  if short is not null then
    raise exception '%', short using errcode = 'GY010';
  end if;

  insert into ledger_posting (region_code, book_id, kind, about, nth, entry_id, amount, after, price)
  select p_region, line.book, line.kind, line.about, a.postings + row_number() over same, line.entry, line.amount,
         a.balance + sum(line.amount) over same, line.price
  from unnest(p_entry, p_book, p_kind, p_about, p_amount, p_price) with ordinality
    as line (entry, book, kind, about, amount, price, place)
  join ledger_account a
    on a.region_code = p_region and a.book_id = line.book and a.kind = line.kind and a.about = line.about
  window same as (partition by line.book, line.kind, line.about order by line.place);

  update ledger_account a set balance = a.balance + change.amount, postings = a.postings + change.lines
  from (select book, kind, about, sum(amount) as amount, count(*) as lines
        from unnest(p_book, p_kind, p_about, p_amount) as line (book, kind, about, amount) group by 1, 2, 3) change
  where a.region_code = p_region and a.book_id = change.book and a.kind = change.kind and a.about = change.about;

  insert into event (region_code, id, type, version, occurred_at, office_code, actor_id, subject_id, facts)
  select p_region, id, type, version, "occurredAt", office, p_actor, subject, facts
  from jsonb_to_recordset(p_events) as given (id uuid, type text, version int, "occurredAt" timestamptz, office text, subject uuid, facts jsonb);

  told := p_answer;
  if p_tells is not null then
    -- There is no such account while what was weighed is worth nothing.
    told := p_answer || jsonb_build_object('balance', coalesce(
      (select a.side * a.balance from ledger_account a
       where a.region_code = p_region and a.book_id = p_book[1] and a.kind = p_tells and a.about = p_tells_about), 0));
  end if;
  if p_command is not null then
    update command_receipt set result = told where region_code = p_region and id = p_command;
  end if;
  return told;
end $$;
select guyub.tenant_function('post_entries'::regproc, 'ledger_account');
