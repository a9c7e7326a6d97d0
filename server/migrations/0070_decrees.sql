-- A decree of the head of the region: who sits in which body, with which duty, until when. Each is a whole text; one that
-- amends another takes its place, and what changes is found by comparing the two.
create table decree (
  region_code  text not null,
  id           uuid not null,
  template     text not null,
  amends_id    uuid,
  title        text not null,
  -- What is printed around the table of members: considerations, laws, decisions, copies, who signs.
  body         jsonb not null,
  -- Bodies in their order, and the steps of approval: data, copied from the template and then the decree's own.
  bodies       jsonb not null,
  chain        jsonb not null,
  expires_on   date,
  state        text not null default 'draft' check (state in ('draft', 'in-chain', 'passed', 'in-force')),
  version      int not null default 1,
  -- Whoever wrote on it; none of them approves it.
  editors      uuid[] not null,
  submitted_by uuid,
  submitted_at timestamptz(3),
  -- How many times it was handed in: steps of an earlier round do not count any more.
  round        int not null default 0,
  number       text,
  decided_on   date,
  effective_on date,
  -- The first day on which another decree stands in its place.
  replaced_on  date,
  document_id  uuid,
  is_sample    boolean not null default false,
  created_at   timestamptz(3) not null,
  primary key (region_code, id),
  foreign key (region_code, amends_id) references decree,
  constraint decree_number_once unique (region_code, number),
  constraint decree_in_force_is_numbered check (
    (state = 'in-force') = (number is not null) and (number is null) = (effective_on is null)
      and (number is null) = (decided_on is null)
  ),
  constraint decree_period check (effective_on >= decided_on and expires_on > effective_on)
);
create index decree_in_force on decree (region_code, effective_on) where state = 'in-force';
select guyub.tenant_table('decree', 'select, insert, update', 'select');

-- One place in a body. Without a name it is the place of whoever holds the office, and no right follows from it.
create table decree_seat (
  region_code   text not null,
  decree_id     uuid not null,
  id            uuid not null,
  body          text not null,
  ordinal       int not null,
  position      text not null,
  office_code   text,
  -- Where the person comes from, when that is no office of the region: a campus, a community.
  unit          text,
  duty          text not null,
  -- Whether the duty is our suggestion by the office's mandate, or was written by the region.
  duty_is_suggested boolean not null default false,
  person_id     uuid,
  person_name   text,
  person_title  text,
  -- Acting: for an office without a holder (plt), or whose holder is away (plh); always for a time.
  acting        text check (acting in ('plt', 'plh')),
  held_from     date,
  held_until    date,
  role          text,
  membership_id uuid,
  primary key (region_code, decree_id, id),
  foreign key (region_code, decree_id) references decree,
  constraint decree_seat_account_is_named check (person_id is null or person_name is not null),
  constraint decree_seat_period check (held_until > held_from),
  constraint decree_seat_acting_ends check (acting is null or (person_name is not null and held_until is not null)),
  constraint decree_seat_role_needs_office check (role is null or office_code is not null)
);
create index decree_seat_in_order on decree_seat (region_code, decree_id, ordinal, id);
select guyub.tenant_table('decree_seat', 'select, insert, update, delete', 'select');

-- What each person of the chain said, in its order. Never changed.
create table decree_step (
  region_code text not null,
  decree_id   uuid not null,
  id          uuid not null,
  round       int not null,
  step        text not null,
  verdict     text not null check (verdict in ('passed', 'returned')),
  reason      text,
  version     int not null,
  actor_id    uuid not null,
  at          timestamptz(3) not null,
  primary key (region_code, decree_id, id),
  foreign key (region_code, decree_id) references decree,
  constraint decree_step_returned_has_reason check ((verdict = 'returned') = (reason is not null))
);
-- A step is passed once in a round, whoever comes second.
create unique index decree_step_passed_once on decree_step (region_code, decree_id, round, step) where verdict = 'passed';
select guyub.tenant_table('decree_step', 'select, insert', 'select');

-- The scan of what was signed with ink, byte for byte. A better scan comes beside it, not in its place.
create table decree_scan (
  region_code text not null,
  decree_id   uuid not null,
  id          uuid not null,
  sha256      bytea not null,
  media_type  text not null,
  bytes       int not null,
  address     text not null,
  data_key    bytea not null,
  actor_id    uuid not null,
  at          timestamptz(3) not null,
  primary key (region_code, decree_id, id),
  foreign key (region_code, decree_id) references decree
);
select guyub.tenant_table('decree_scan', 'select, insert', 'select');
