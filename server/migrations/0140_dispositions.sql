-- A letter or task from one office to others. What it says lies in clear only when anybody at both ends may read it;
-- otherwise it lies under a key of its own.
create table disposition_letter (
  region_code     text not null,
  id              uuid not null,
  from_office     text not null,
  -- The hand-over from which this letter passes a task on; the letters from the first one to this one, which is the last.
  parent_handover uuid,
  root_id         uuid not null,
  path            uuid[] not null,
  confidentiality text not null check (confidentiality in ('biasa', 'terbatas', 'rahasia')),
  content         jsonb,
  sealed          bytea,
  data_key        bytea,
  instructions    text[] not null,
  -- In the official letter system. Kept and shown, never asked for.
  official_number text,
  official_url    text,
  -- A request of the platform that it is about.
  case_id         uuid,
  case_code       text,
  sent_by         uuid not null,
  sent_at         timestamptz(3) not null,
  is_sample       boolean not null,
  primary key (region_code, id),
  constraint disposition_letter_sealed check (
    (confidentiality = 'biasa') = (content is not null) and (content is null) = (sealed is not null)
      and (sealed is null) = (data_key is null)
  ),
  constraint disposition_letter_path_is_whole check (path[1] = root_id and path[cardinality(path)] = id),
  constraint disposition_letter_case check ((case_id is null) = (case_code is null))
);
create index disposition_letter_from on disposition_letter (region_code, from_office, sent_at desc);
create index disposition_letter_of_chain on disposition_letter (region_code, root_id);
select guyub.tenant_table('disposition_letter', 'select, insert', 'select');

-- One office's part of a letter: to act, or a copy to know.
create table disposition_handover (
  region_code text not null,
  id          uuid not null,
  letter_id   uuid not null,
  from_office text not null,
  to_office   text not null,
  -- In the order in which the sender named them; what follows a returned one takes its place.
  ordinal     int not null,
  kind        text not null check (kind in ('action', 'copy')),
  state       text not null default 'sent'
    check (state in ('sent', 'read', 'in-progress', 'reported', 'accepted', 'returned', 'withdrawn')),
  due_on      date,
  -- The first moment at which it is late.
  due_at      timestamptz(3),
  -- How many times the task was passed on until it came here, this time included.
  hops        int not null check (hops between 1 and 40),
  -- The hand-over that came back as nobody's business, in whose place this one stands.
  follows     uuid,
  sent_at     timestamptz(3) not null,
  read_at     timestamptz(3),
  taken_by    uuid,
  reported_at timestamptz(3),
  closed_at   timestamptz(3),
  -- Whose it is, as the office that returned it says; nothing when it does not know.
  belongs_to  text,
  -- What came back went elsewhere, or was let be.
  is_settled  boolean not null default false,
  is_sample   boolean not null,
  primary key (region_code, id),
  foreign key (region_code, letter_id) references disposition_letter,
  foreign key (region_code, follows) references disposition_handover,
  constraint disposition_handover_once_followed unique (region_code, follows),
  constraint disposition_handover_action_has_due check ((kind = 'action') = (due_at is not null) and (due_at is null) = (due_on is null)),
  constraint disposition_handover_copy_is_read check (kind = 'action' or state in ('sent', 'read', 'withdrawn')),
  constraint disposition_handover_closed check ((state in ('accepted', 'returned', 'withdrawn')) = (closed_at is not null)),
  constraint disposition_handover_belongs check (belongs_to is null or state = 'returned')
);
-- An office has one open part of a letter.
create unique index disposition_handover_office on disposition_handover (region_code, letter_id, to_office) where state not in ('returned', 'withdrawn');
create index disposition_handover_to on disposition_handover (region_code, to_office, sent_at desc, id);
create index disposition_handover_from on disposition_handover (region_code, from_office, sent_at desc, id);
create index disposition_handover_sent on disposition_handover (region_code, sent_at, id);
select guyub.tenant_table('disposition_handover', 'select, insert, update', 'select');
alter table disposition_letter add foreign key (region_code, parent_handover) references disposition_handover;
create index disposition_letter_parent on disposition_letter (region_code, parent_handover) where parent_handover is not null;

-- What was done with a hand-over, by whom and as what, with the words that went with it. Never changed.
create table disposition_step (
  region_code text not null,
  id          uuid not null,
  letter_id   uuid not null,
  handover_id uuid not null,
  kind        text not null,
  at          timestamptz(3) not null,
  actor_id    uuid not null,
  office_code text not null,
  acting      text check (acting in ('plt', 'plh')),
  words       text,
  sealed      bytea,
  primary key (region_code, id),
  foreign key (region_code, letter_id) references disposition_letter,
  foreign key (region_code, handover_id) references disposition_handover,
  constraint disposition_step_words_once check (words is null or sealed is null)
);
create index disposition_step_of_letter on disposition_step (region_code, letter_id, at);
select guyub.tenant_table('disposition_step', 'select, insert', 'select');

-- Who of an office opened it first, and who after. The sender sees it.
create table disposition_read (
  region_code text not null,
  letter_id   uuid not null,
  handover_id uuid not null,
  actor_id    uuid not null,
  at          timestamptz(3) not null,
  primary key (region_code, handover_id, actor_id),
  foreign key (region_code, letter_id) references disposition_letter,
  foreign key (region_code, handover_id) references disposition_handover
);
select guyub.tenant_table('disposition_read', 'select, insert', 'select');

-- Papers of a letter, or of a report.
create table disposition_file (
  region_code text not null,
  id          uuid not null,
  letter_id   uuid not null,
  handover_id uuid,
  office_code text not null,
  name        bytea not null,
  sha256      bytea not null,
  media_type  text not null,
  bytes       int not null,
  address     text not null,
  data_key    bytea not null,
  actor_id    uuid not null,
  at          timestamptz(3) not null,
  primary key (region_code, id),
  foreign key (region_code, letter_id) references disposition_letter,
  foreign key (region_code, handover_id) references disposition_handover
);
create index disposition_file_of_letter on disposition_file (region_code, letter_id, at);
select guyub.tenant_table('disposition_file', 'select, insert', 'select');

-- One agency lets another read named fields of one service's requests, for a purpose and until a day.
create table data_agreement (
  region_code text not null,
  id          uuid not null,
  title       text not null,
  purpose     text not null,
  legal_basis text not null,
  provider    text not null,
  consumer    text not null,
  service     text not null,
  fields      text[] not null,
  starts_on   date not null,
  -- The last day on which it holds.
  expires_on  date not null,
  state       text not null default 'proposed' check (state in ('proposed', 'agreed', 'refused', 'ended')),
  proposed_by uuid not null,
  proposed_at timestamptz(3) not null,
  decided_by  uuid,
  decided_at  timestamptz(3),
  ended_by    uuid,
  ended_at    timestamptz(3),
  reason      text,
  is_sample   boolean not null,
  primary key (region_code, id),
  constraint data_agreement_two_offices check (provider <> consumer),
  constraint data_agreement_names_fields check (cardinality(fields) > 0),
  constraint data_agreement_period check (expires_on >= starts_on),
  constraint data_agreement_decided_by_another check (decided_by <> proposed_by),
  constraint data_agreement_decided check ((state = 'proposed') = (decided_by is null)),
  constraint data_agreement_ended check ((state = 'ended') = (ended_by is not null))
);
select guyub.tenant_table('data_agreement', 'select, insert, update', 'select');

-- Every look through an agreement, also the one that found nothing. Never changed.
create table data_agreement_read (
  region_code  text not null,
  id           uuid not null,
  agreement_id uuid not null,
  at           timestamptz(3) not null,
  actor_id     uuid not null,
  office_code  text not null,
  reason       text not null,
  case_code    text not null,
  fields       text[] not null,
  found        boolean not null,
  primary key (region_code, id),
  foreign key (region_code, agreement_id) references data_agreement
);
create index data_agreement_read_of on data_agreement_read (region_code, agreement_id, at desc);
select guyub.tenant_table('data_agreement_read', 'select, insert', 'select');
