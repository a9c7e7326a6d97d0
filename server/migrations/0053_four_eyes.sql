-- A place that an administrator gives holds only after a second person has confirmed it. Who has a place today keeps it.
alter table membership
  add column granted_by            uuid,
  add column confirmed_by          uuid,
  add column awaits_confirmation   boolean not null default false,
  add constraint membership_confirmed_by_another check (confirmed_by <> granted_by and confirmed_by <> user_id);
