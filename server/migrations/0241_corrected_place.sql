-- A correction that says another place, or that it is about an official, takes the request to those whose business it then is.
drop function move_case;

-- Moves a case that still has the version it was judged by. 'repeat': done before; 'changed': somebody was quicker.
create function move_case(
  p_region text, p_id uuid, p_actor uuid, p_command text, p_fingerprint bytea, p_answer jsonb,
  p_case uuid, p_version int, p_state text, p_closed boolean, p_waiting boolean, p_products jsonb, p_due_at timestamptz,
  p_round int, p_form bytea, p_subject text, p_nik_hash bytea, p_phone_hash bytea, p_flags text[], p_facts jsonb,
  p_at timestamptz, p_actor_office text, p_action text, p_product text, p_from text, p_to text, p_reason text,
  p_message bytea, p_number bytea, p_stock text, p_stock_office text, p_event_ids uuid[], p_event text, p_event_version int, p_told jsonb,
  p_like_rules text[], p_like_hashes bytea[], p_handler text, p_into uuid, p_into_entry uuid, p_reference text, p_leaves_at timestamptz,
  p_area text, p_watcher text
) returns text language plpgsql as $$
begin
  perform set_config('guyub.region', p_region, true);

  -- Two that are merged into one another at once wait here in the same order.
  if p_into is not null then
    perform from "case" where region_code = p_region and id in (p_case, p_into) order by id for update;
  end if;

  -- What was answered before stays to be read, under the same key: a corrected record has its course.
  if p_form is not null then
    insert into case_form (region_code, case_id, version, form, until, actor_id, office_code, action)
    select p_region, p_case, p_version, form, p_at, p_actor, p_actor_office, p_action
    from "case" where region_code = p_region and id = p_case and version = p_version and form is not null
    on conflict do nothing;
  end if;

  update "case" set
    state = p_state, closed = p_closed, waiting = p_waiting, products = p_products, due_at = p_due_at,
    version = p_version + 1, round = p_round, form = coalesce(p_form, form), subject = coalesce(p_subject, subject),
    -- A corrected form may have lost a number: the one that was wrong finds nothing any more.
    nik_hash = case when p_form is null then nik_hash else p_nik_hash end,
    phone_hash = case when p_form is null then phone_hash else p_phone_hash end,
    flags = coalesce(p_flags, flags), facts = coalesce(p_facts, facts),
    reference = case when p_form is null then reference else p_reference end, leaves_at = p_leaves_at,
    handler_code = coalesce(p_handler, handler_code), merged_into = coalesce(p_into, merged_into),
    area_code = coalesce(p_area, area_code), watcher_code = coalesce(p_watcher, watcher_code),
    -- What people filed without anybody was taken in by whoever got it first.
    office_code = case when p_watcher is not null and office_code = handler_code then p_watcher else office_code end,
    -- Whoever worked on it at the agency before does not any more.
    assignee_id = case when p_handler is null then assignee_id end
  where region_code = p_region and id = p_case and version = p_version;
  if not found then
    return case when exists (select from command_receipt where region_code = p_region and id = p_id)
                then 'repeat' else 'changed' end;
  end if;

  insert into command_receipt (region_code, id, actor_id, name, fingerprint, result)
  values (p_region, p_id, p_actor, p_command, p_fingerprint, p_answer)
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
    insert into blank_day as known (region_code, stock, office_code, day, used)
    select p_region, p_stock, p_stock_office, (p_at at time zone zone)::date, 1 from region where region_code = p_region
    on conflict (region_code, stock, office_code, day) do update set used = known.used + excluded.used;
  end if;

  insert into case_entry (region_code, id, case_id, at, actor_id, office_code, action, product, from_state, to_state,
                          reason, message, number)
  values (p_region, p_id, p_case, p_at, p_actor, p_actor_office, p_action, p_product, p_from, p_to,
          p_reason, p_message, p_number);

  -- A corrected form is like others by what it says now.
  if p_form is not null then
    delete from case_likeness where region_code = p_region and case_id = p_case;
    insert into case_likeness (region_code, hash, case_id, rule)
    select p_region, hash, p_case, rule from unnest(p_like_rules, p_like_hashes) as each (rule, hash);
  end if;

  if p_into is not null then
    perform from "case" where region_code = p_region and id = p_into and merged_into is null and data_key is not null;
    if not found then
      raise exception 'merged or erased meanwhile' using errcode = 'GY003';
    end if;
    insert into case_entry (region_code, id, case_id, at, actor_id, office_code, action, is_note)
    values (p_region, p_into_entry, p_into, p_at, p_actor, p_actor_office, 'merged-here', true);
  end if;

  insert into event (region_code, id, type, version, occurred_at, office_code, actor_id, subject_id, facts)
  select p_region, p_event_ids[nth], p_event, p_event_version, p_at, p_actor_office, p_actor, p_case, told
  from jsonb_array_elements(p_told) with ordinality as each (told, nth);
  return 'done';
end $$;
select guyub.tenant_function('move_case'::regproc, 'case');
