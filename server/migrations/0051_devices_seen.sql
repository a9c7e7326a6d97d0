-- When a device was last heard of, and who took it out of use and why.
alter table device add column last_seen_at timestamptz(3);
alter table device add column revoked_by uuid;
alter table device add column reason text;
