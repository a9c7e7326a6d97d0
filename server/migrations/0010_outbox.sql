-- How far each sender has gone through the log. A sender begins at the end and never replays: see kernel/sender.ts.
create table sender_cursor (
  region_code text not null references region,
  sender      text not null,
  seq         bigint not null,
  primary key (region_code, sender)
);
select guyub.tenant_table('sender_cursor', 'select', 'select, insert, update');

-- One message to the applicant of a case, once per event. Phone and words lie under the key of the case, so that erasing
-- it erases them here too.
create table message (
  region_code text not null,
  -- Of the event that it tells of.
  id          uuid not null,
  case_id     uuid not null,
  -- The state that was reached, and of which product.
  about       text not null,
  product     text,
  phone       bytea not null,
  words       bytea not null,
  -- kept: this installation has no gateway. practice: of a rehearsal, which never reaches a phone.
  state       text not null check (state in ('waiting', 'sent', 'kept', 'practice')),
  tries       int not null default 0,
  created_at  timestamptz(3) not null,
  sent_at     timestamptz(3),
  primary key (region_code, id),
  constraint message_sent_has_time check ((state = 'sent') = (sent_at is not null))
);
create index message_of_case on message (region_code, case_id, created_at);
select guyub.tenant_table('message', 'select', 'select, insert, update');
