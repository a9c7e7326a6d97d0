create extension if not exists pg_trgm;

create table "case" (
  region_code     text not null,
  id              uuid not null,
  service_key     text not null,
  service_version int not null,
  -- Where it was taken in, which agency works on it, and for which village.
  office_code     text not null,
  handler_code    text not null,
  area_code       text not null,
  channel         text not null,
  slip            text,
  state           text not null,
  closed          boolean not null default false,
  -- The ball lies with the applicant, not with the agency.
  waiting         boolean not null default false,
  products        jsonb not null,
  due_at          timestamptz(3),
  version         int not null default 1,
  round           int not null default 1,
  assignee_id     uuid,
  tracking_code   text not null,
  flags           text[] not null default '{}',
  facts           jsonb not null,
  -- All null once the person is erased: the log, its seals and the figures stay whole.
  form            bytea,
  data_key        bytea,
  subject         text,
  nik_hash        bytea,
  phone_hash      bytea,
  pin_hash        bytea,
  -- Tries since the last right one, and when the last was: a family is not locked out for good by a stranger.
  pin_failures    int not null default 0,
  pin_tried_at    timestamptz(3),
  submitted_at    timestamptz(3) not null,
  received_at     timestamptz(3) not null,
  primary key (region_code, id),
  constraint case_tracking_code unique (region_code, tracking_code),
  constraint case_erased_together check ((form is null) = (data_key is null))
);
create index case_by_nik on "case" (region_code, nik_hash) where nik_hash is not null;
-- One for each way in which work reaches somebody: the counter that took it in, the agency, the area above.
create index case_of_office on "case" (region_code, office_code, closed, submitted_at, id);
create index case_of_handler on "case" (region_code, handler_code, closed, waiting, submitted_at, id);
create index case_of_area on "case" (region_code, area_code text_pattern_ops, closed, submitted_at, id);
create index case_by_subject on "case" using gin (subject gin_trgm_ops) where subject is not null;
select guyub.tenant_table('case', 'select, insert, update', 'select');

-- What the applicant and the officers read as the course of a case. The log tells the same without words.
create table case_entry (
  region_code text not null,
  id          uuid not null,
  case_id     uuid not null,
  at          timestamptz(3) not null,
  actor_id    uuid not null,
  office_code text not null,
  action      text not null,
  product     text,
  from_state  text,
  to_state    text,
  reason      text,
  is_note     boolean not null default false,
  -- Words and numbers about people: under the key of the case.
  message     bytea,
  number      bytea,
  primary key (region_code, id),
  foreign key (region_code, case_id) references "case"
);
create index case_entry_course on case_entry (region_code, case_id, at, id);
select guyub.tenant_table('case_entry', 'select, insert, update', 'select');

-- The bytes lie in the file store under the hash of their ciphertext; without the key of the case they are noise.
create table case_file (
  region_code text not null,
  id          uuid not null,
  case_id     uuid not null,
  field       text,
  product     text,
  address     text not null,
  sha256      bytea not null,
  media_type  text not null,
  bytes       int not null check (bytes > 0),
  actor_id    uuid not null,
  at          timestamptz(3) not null,
  primary key (region_code, id),
  foreign key (region_code, case_id) references "case",
  constraint case_file_answers_one check ((field is null) <> (product is null))
);
create index case_file_of_case on case_file (region_code, case_id);
-- A stranger asks by hash whether a paper is the very one that was delivered.
create index case_file_by_hash on case_file (region_code, sha256) where product is not null;
select guyub.tenant_table('case_file', 'select, insert', 'select');

-- Who read what of whom: shown to the person, never changed.
create table case_read (
  region_code text not null,
  id          bigint generated always as identity,
  case_id     uuid not null,
  actor_id    uuid not null,
  office_code text not null,
  revealed    boolean not null,
  what        text not null,
  at          timestamptz(3) not null default clock_timestamp(),
  primary key (region_code, id)
);
create index case_read_of_case on case_read (region_code, case_id, at);
select guyub.tenant_table('case_read', 'select, insert', 'select');

create table blank_stock (
  region_code text not null,
  stock       text not null,
  office_code text not null,
  balance     int not null,
  primary key (region_code, stock, office_code),
  constraint blank_stock_not_below_zero check (balance >= 0)
);
select guyub.tenant_table('blank_stock', 'select, insert, update', 'select');

-- The hot command: receipt, state and event in one call. False: the receipt was there already, and nothing was written.
create function submit_case(
  p_region text, p_id uuid, p_actor uuid, p_command text, p_answer jsonb,
  p_service text, p_service_version int, p_office text, p_handler text, p_area text, p_channel text, p_slip text,
  p_state text, p_products jsonb, p_due_at timestamptz, p_tracking_code text, p_flags text[], p_facts jsonb,
  p_form bytea, p_data_key bytea, p_subject text, p_nik_hash bytea, p_phone_hash bytea, p_pin_hash bytea,
  p_submitted_at timestamptz, p_received_at timestamptz, p_actor_office text,
  p_event text, p_event_version int, p_told jsonb
) returns boolean language plpgsql as $$
begin
  perform set_config('guyub.region', p_region, true);

  insert into command_receipt (region_code, id, actor_id, name, result)
  values (p_region, p_id, p_actor, p_command, p_answer)
  on conflict do nothing;
  if not found then
    return false;
  end if;

  insert into "case" (region_code, id, service_key, service_version, office_code, handler_code, area_code, channel, slip,
                      state, products, due_at, tracking_code, flags, facts,
                      form, data_key, subject, nik_hash, phone_hash, pin_hash, submitted_at, received_at)
  values (p_region, p_id, p_service, p_service_version, p_office, p_handler, p_area, p_channel, p_slip,
          p_state, p_products, p_due_at, p_tracking_code, p_flags, p_facts,
          p_form, p_data_key, p_subject, p_nik_hash, p_phone_hash, p_pin_hash, p_submitted_at, p_received_at);

  insert into event (region_code, type, version, occurred_at, office_code, actor_id, subject_id, facts)
  values (p_region, p_event, p_event_version, p_submitted_at, p_actor_office, p_actor, p_id, p_told);
  return true;
end $$;
select guyub.tenant_function('submit_case'::regproc, 'case');

-- Moves a case that still has the version it was judged by. 'repeat': done before; 'changed': somebody was quicker.
create function move_case(
  p_region text, p_id uuid, p_actor uuid, p_command text, p_answer jsonb,
  p_case uuid, p_version int, p_state text, p_closed boolean, p_waiting boolean, p_products jsonb, p_due_at timestamptz,
  p_round int, p_form bytea, p_subject text, p_nik_hash bytea, p_phone_hash bytea, p_flags text[], p_facts jsonb,
  p_at timestamptz, p_actor_office text, p_action text, p_product text, p_from text, p_to text, p_reason text,
  p_message bytea, p_number bytea, p_stock text, p_stock_office text, p_event text, p_event_version int, p_told jsonb
) returns text language plpgsql as $$
begin
  perform set_config('guyub.region', p_region, true);

  update "case" set
    state = p_state, closed = p_closed, waiting = p_waiting, products = p_products, due_at = p_due_at,
    version = p_version + 1, round = p_round, form = coalesce(p_form, form), subject = coalesce(p_subject, subject),
    nik_hash = coalesce(p_nik_hash, nik_hash), phone_hash = coalesce(p_phone_hash, phone_hash),
    flags = coalesce(p_flags, flags), facts = coalesce(p_facts, facts)
  where region_code = p_region and id = p_case and version = p_version;
  if not found then
    return case when exists (select from command_receipt where region_code = p_region and id = p_id)
                then 'repeat' else 'changed' end;
  end if;

  insert into command_receipt (region_code, id, actor_id, name, result)
  values (p_region, p_id, p_actor, p_command, p_answer)
  on conflict do nothing;
  if not found then
    raise exception 'done before' using errcode = 'GY002';
  end if;

  if p_stock is not null then
    update blank_stock set balance = balance - 1
    where region_code = p_region and stock = p_stock and office_code = p_stock_office and balance > 0;
    if not found then
      raise exception 'no blanks left' using errcode = 'GY001';
    end if;
  end if;

  insert into case_entry (region_code, id, case_id, at, actor_id, office_code, action, product, from_state, to_state,
                          reason, message, number)
  values (p_region, p_id, p_case, p_at, p_actor, p_actor_office, p_action, p_product, p_from, p_to,
          p_reason, p_message, p_number);

  insert into event (region_code, type, version, occurred_at, office_code, actor_id, subject_id, facts)
  select p_region, p_event, p_event_version, p_at, p_actor_office, p_actor, p_case, told
  from jsonb_array_elements(p_told) told;
  return 'done';
end $$;
select guyub.tenant_function('move_case'::regproc, 'case');

-- A read and its line in the record of reads are one call. That line alone may be lost with the power: it is not waited for.
-- Only what is this reader's business is read and recorded: the person is not told of somebody who saw nothing.
create function read_case(
  p_region text, p_case uuid, p_actor uuid, p_office text, p_area text, p_jurisdiction text, p_revealed boolean, p_what text
) returns setof "case" language plpgsql as $$
begin
  perform set_config('guyub.region', p_region, true), set_config('synchronous_commit', 'off', true);
  return query select * from "case" c where c.region_code = p_region and c.id = p_case and case p_jurisdiction
    when 'office' then c.office_code = p_office
    when 'area' then c.area_code like p_area || '%'
    when 'agency' then c.handler_code = p_office
    else p_jurisdiction = 'region' end;
  if found then
    insert into case_read (region_code, case_id, actor_id, office_code, revealed, what)
    values (p_region, p_case, p_actor, p_office, p_revealed, p_what);
  end if;
end $$;
select guyub.tenant_function('read_case'::regproc, 'case');

-- Row-level security hides a trigram index from the application, so this one look-up runs as the owner and keeps to the
-- region itself. It answers ids only; jurisdiction is the caller's query.
create policy look_up on "case" for select to current_user using (true);
create function cases_named(p_region text, p_part text, p_limit int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if p_region is distinct from guyub.region() then
    raise exception 'another region' using errcode = 'GY000';
  end if;
  return query
    select c.id from "case" c
    where c.region_code = p_region and c.subject ilike '%' || replace(replace(replace(p_part, '\', '\\'), '%', '\%'), '_', '\_') || '%'
    order by c.submitted_at desc limit p_limit;
end $$;
revoke all on function cases_named(text, text, int) from public;
grant execute on function cases_named(text, text, int) to guyub_app;
