-- Messages of more than requests, by more ways than a short message. What a message is about is named by its kind and id;
-- recipient and words lie under that record's key, so that erasing the one erases the other.
alter table message rename column case_id to subject_id;
alter table message rename column phone to recipient;
alter table message alter column recipient drop not null;
alter table message add column subject text not null default 'case';
alter table message alter column subject drop default;
alter table message add column channel text not null default 'sms';
alter table message alter column channel drop default;
alter table message add constraint message_channel_known check (channel in ('push', 'whatsapp', 'sms', 'email', 'print'));
-- The office whose people tell it by word of mouth, or print it.
alter table message add column office_code text;
-- Held back until then: the hours at night when nobody is disturbed.
alter table message add column not_before timestamptz(3);
-- Whose words it is in: `case/pak-saidi/state/ready`.
alter table message add column template text;
-- The last fault as a code, `answered 503`: nobody stands in it.
alter table message add column fault text;
alter table message drop constraint message_state_check;
-- told: handed over by an officer. stopped: whom it is for asked for none. failed: no way took it.
alter table message add constraint message_state_known check (state in ('waiting', 'sent', 'kept', 'practice', 'told', 'stopped', 'failed'));
alter table message drop constraint message_sent_has_time;
alter table message add constraint message_sent_has_time check ((state in ('sent', 'told')) = (sent_at is not null));
create index message_log on message (region_code, created_at, id);
create index message_to_tell on message (region_code, office_code, created_at) where channel = 'print' and state = 'waiting';
grant update (state, sent_at, fault, tries) on message to guyub_app;

-- A region's own words in place of a definition's. Every edition is kept; the latest stands, and one without words gives the definition's back.
create table message_template (
  region_code text not null,
  template    text not null,
  version     int not null,
  words       jsonb,
  actor_id    uuid not null,
  at          timestamptz(3) not null,
  primary key (region_code, template, version)
);
select guyub.tenant_table('message_template', 'select, insert', 'select');

-- How somebody who is invited is reached, under a key of their own.
alter table cohort_delegate add column contact bytea;
alter table cohort_delegate add column contact_key bytea;

-- When nobody is disturbed, and which way is tried first.
create table message_settings (
  region_code text not null,
  version     int not null,
  quiet_from  text check (quiet_from ~ '^\d\d:\d\d$'),
  quiet_until text check (quiet_until ~ '^\d\d:\d\d$'),
  channels    jsonb not null,
  actor_id    uuid not null,
  at          timestamptz(3) not null,
  primary key (region_code, version),
  constraint message_quiet_is_a_pair check ((quiet_from is null) = (quiet_until is null))
);
select guyub.tenant_table('message_settings', 'select, insert', 'select');

-- Who asked for no more messages: a keyed hash of the address, which tells nobody's number.
create table message_stop (
  region_code text not null,
  address     bytea not null,
  at          timestamptz(3) not null,
  primary key (region_code, address)
);
select guyub.tenant_table('message_stop', 'select, insert, delete', 'select, insert');

-- A browser that asked to be told: where its maker takes messages, and the keys only that browser opens them with, under the record's key.
create table message_push (
  region_code text not null,
  subject     text not null,
  subject_id  uuid not null,
  id          uuid not null,
  endpoint    bytea not null,
  at          timestamptz(3) not null,
  primary key (region_code, subject, subject_id, id)
);
select guyub.tenant_table('message_push', 'select, insert, delete', 'select, delete');
