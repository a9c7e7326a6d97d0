-- Who speaks for a community may be forgotten: key and content are destroyed, the community stays with what it said.
alter table community alter column contact drop not null;
alter table community alter column data_key drop not null;
alter table community add column contact_erased_at timestamptz(3);
alter table community add constraint community_contact_erased check (
  (contact is null) = (contact_erased_at is not null) and (data_key is null) = (contact_erased_at is not null));
