-- A region whose own installation is elsewhere, or whose mirror is at the centre: with whom it exchanges, and how far.
create table exchange_link (
  region_code   text not null,
  -- Where we are: the region's own installation, or the centre's.
  side          text not null check (side in ('home', 'centre')),
  -- Only home calls; the centre is called.
  address       text,
  -- Ed25519, SPKI in PEM: who the other side is.
  peer_key      text not null,
  linked_at     timestamptz(3) not null,
  -- Our log was looked through up to here.
  seq           bigint not null default 0,
  -- Our newest parcel and the newest of theirs that was applied, with their hashes.
  sent_number   bigint not null default 0,
  sent_hash     text not null default '',
  taken_number  bigint not null default 0,
  taken_hash    text not null default '',
  -- Theirs: how many of ours they have.
  acknowledged  bigint not null default 0,
  last_met_at   timestamptz(3),
  last_fault    text,
  primary key (region_code),
  constraint exchange_link_home_calls check ((side = 'home') = (address is not null))
);
select guyub.tenant_table('exchange_link', 'select, insert, update', 'select');

-- What leaves: numbered without a gap, each naming the one before, signed. Kept, so that it can be sent again after weeks.
create table exchange_parcel (
  region_code text not null,
  number      bigint not null,
  kind        text not null,
  text        text not null,
  hash        text not null,
  signature   text not null,
  made_at     timestamptz(3) not null,
  primary key (region_code, number)
);
select guyub.tenant_table('exchange_parcel', 'select, insert', 'select');

-- What came and was applied, as it was signed.
create table exchange_arrival (
  region_code text not null,
  number      bigint not null,
  kind        text not null,
  hash        text not null,
  signature   text not null,
  applied_at  timestamptz(3) not null,
  primary key (region_code, number)
);
select guyub.tenant_table('exchange_arrival', 'select, insert', 'select');

-- What a region's own installation tells of itself: plan, quick wins, figures. The newest of each region.
create table exchange_standing (
  region_code text not null,
  told_at     timestamptz(3) not null,
  standing    jsonb not null,
  primary key (region_code)
);
select guyub.tenant_table('exchange_standing', 'select, insert, update', 'select');

-- On a region's own installation: the letter as the centre sealed it. What it sealed itself lies with its papers.
alter table evaluation_round add column letter bytea;
