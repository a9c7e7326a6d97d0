-- A link's own key, once the installation's was renewed for it: PEM, encrypted under a key of its own. Without one the installation's seal signs.
alter table exchange_link
  add column own_key bytea,
  add column own_key_data bytea,
  -- The parcel that told the other side; what is numbered above it is signed by this key.
  add column own_key_number bigint,
  -- The one before, until the other side has that parcel.
  add column before_key bytea,
  add column before_key_data bytea,
  add constraint exchange_link_own_key_whole check (num_nonnulls(own_key, own_key_data, own_key_number) in (0, 3)),
  add constraint exchange_link_before_key_whole check (num_nonnulls(before_key, before_key_data) in (0, 2));
