-- Village nodes (docs/adr/0057): one village's own server, and the regency's side of it. The same tables on both sides.
create table village_node (
  region_code   text not null,
  id            uuid not null,
  -- Who we are in it.
  side          text not null check (side in ('regency', 'node')),
  office_code   text not null,
  name          text not null,
  -- The other side's: Ed25519, SPKI in PEM.
  peer_key      text not null,
  -- Where the regency is called; null at the regency.
  address       text,
  -- What passes is encrypted under this key, which both sides have and nobody else. Null once the node is revoked.
  link_key      bytea,
  link_key_data bytea,
  -- The first letter of the two under which devices of this node number their slips.
  letter        text not null check (letter ~ '^[A-Z]$'),
  paired_at     timestamptz(3) not null,
  paired_by     uuid,
  revoked_at    timestamptz(3),
  revoked_by    uuid,
  reason        text,
  sent_number   bigint not null default 0,
  sent_hash     text not null default '',
  acknowledged  bigint not null default 0,
  taken_number  bigint not null default 0,
  taken_hash    text not null default '',
  last_met_at   timestamptz(3),
  last_way      text check (last_way in ('line', 'stick')),
  last_fault    text,
  -- What the node last said of itself, and how far its clock was ahead of ours then.
  told          jsonb,
  clock_ms      bigint,
  -- Of what was told last, so that it is told again only when it changed.
  people_mark   text,
  -- Of the node's server: its public key (PEM), and until when the newest certificate for it holds.
  server_key    text,
  certificate_until timestamptz(3),
  primary key (region_code, id),
  constraint node_key_until_revoked check ((link_key is null) = (link_key_data is null))
);
select guyub.tenant_table('village_node', 'select, insert, update', 'select');

-- What lets a mini-PC pair, once and for a while. Its code follows from the id and this installation's keys, and stands nowhere.
create table node_invitation (
  region_code text not null,
  id          uuid not null,
  -- The part of the code that names it.
  short       text not null,
  office_code text not null,
  name        text not null,
  letter      text not null,
  made_by     uuid not null,
  made_at     timestamptz(3) not null,
  expires_at  timestamptz(3) not null,
  tries       int not null default 0,
  used_at     timestamptz(3),
  -- By which node; whoever asks again because the answer was lost is the same.
  used_by     uuid,
  primary key (region_code, id),
  constraint node_invitation_short unique (region_code, short)
);
select guyub.tenant_table('node_invitation', 'select, insert, update', 'select');

-- Our parcels, exactly as they were signed; the text goes once the other side has it.
create table node_parcel (
  region_code text not null,
  node_id     uuid not null,
  number      bigint not null check (number > 0),
  text        text,
  hash        text not null,
  signature   text not null,
  made_at     timestamptz(3) not null,
  primary key (region_code, node_id, number),
  foreign key (region_code, node_id) references village_node
);
select guyub.tenant_table('node_parcel', 'select, insert, update, delete', 'select');

-- Theirs that were taken: known again by the hash.
create table node_arrival (
  region_code text not null,
  node_id     uuid not null,
  number      bigint not null check (number > 0),
  hash        text not null,
  taken_at    timestamptz(3) not null,
  primary key (region_code, node_id, number),
  foreign key (region_code, node_id) references village_node
);
select guyub.tenant_table('node_arrival', 'select, insert, delete', 'select');

-- A command made at a node. At the node it is kept before it is done, and until the regency has carried it out; at the
-- regency until it was carried out or a person has decided. Its content lies under a key of its own, which goes with it.
create table node_command (
  region_code text not null,
  id          uuid not null,
  node_id     uuid not null,
  -- In the order in which they were done at the node.
  place       bigint,
  -- The parcel that it went in.
  number      bigint,
  url         text not null,
  -- The request that it is about, or itself.
  subject_id  uuid not null,
  actor_id    uuid not null,
  office_code text not null,
  role        text not null,
  made_at     timestamptz(3) not null,
  state       text not null check (state in ('begun', 'made', 'done', 'refused', 'waiting', 'dropped')),
  -- Why it was refused, and which fields of it.
  code        text,
  pointers    text[],
  content     bytea,
  bytes       bytea,
  data_key    bytea,
  -- Who decides on it; whoever made it, where nobody is named.
  owner_id    uuid not null,
  decided_by  uuid,
  decided_at  timestamptz(3),
  decision    text check (decision in ('again', 'drop')),
  reason      text,
  -- Told to the node, where this is the regency.
  is_told     boolean not null default true,
  primary key (region_code, id),
  foreign key (region_code, node_id) references village_node,
  constraint node_command_has_content check (state in ('done', 'dropped') or content is not null)
);
create index node_command_open on node_command (region_code, node_id, place) where state not in ('done', 'dropped');
create index node_command_of_subject on node_command (region_code, subject_id) where state not in ('done', 'dropped');
create index node_command_to_tell on node_command (region_code, node_id) where not is_told;
select guyub.tenant_table('node_command', 'select, insert, update, delete', 'select');

-- What the regency last told a node of each request of its village.
create table node_case (
  region_code text not null,
  node_id     uuid not null,
  case_id     uuid not null,
  mark        text not null,
  -- Ids of the files that it was told of.
  files       text[] not null default '{}',
  primary key (region_code, node_id, case_id),
  foreign key (region_code, node_id) references village_node
);
select guyub.tenant_table('node_case', 'select, insert, update, delete', 'select');

select guyub.wraps_key('village_node', 'link_key_data');
select guyub.wraps_key('node_command', 'data_key');

-- At a node, and nowhere else, what the regency says replaces what was done here and refused there.
create function guyub.is_node(p_region text) returns boolean stable language sql as $$
  select exists (select from village_node where region_code = p_region and side = 'node')
$$;
create policy own_node on village_node for select to current_user using (true);
create policy untrue_course on case_entry to current_user using (true);
create policy untrue_file on case_file to current_user using (true);
create function drop_untrue_course(p_region text, p_case uuid, p_entries uuid[], p_files uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if p_region is distinct from guyub.region() or not guyub.is_node(p_region) then
    raise exception 'only at a node' using errcode = 'GY000';
  end if;
  delete from case_entry where region_code = p_region and case_id = p_case and not id = any(p_entries);
  delete from case_file where region_code = p_region and case_id = p_case and not id = any(p_files);
end $$;
revoke all on function drop_untrue_course(text, uuid, uuid[], uuid[]) from public;
grant execute on function drop_untrue_course(text, uuid, uuid[], uuid[]) to guyub_app;

-- A version of a service that the node's own program did not bring: from its regency, which has it.
create function install_service_at_node(p_region text, p_key text, p_version int, p_sha256 text, p_body json) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if p_region is distinct from guyub.region() or not guyub.is_node(p_region) then
    raise exception 'only at a node' using errcode = 'GY000';
  end if;
  insert into service_version (key, version, sha256, body) values (p_key, p_version, p_sha256, p_body) on conflict do nothing;
  perform pg_notify('guyub_services', p_key || ' ' || p_version);
end $$;
revoke all on function install_service_at_node(text, text, int, text, json) from public;
grant execute on function install_service_at_node(text, text, int, text, json) to guyub_app;
