-- What the centre's registry says of a region, as it was last told: at the centre to know whether it changed, at home to be read.
create table exchange_membership (
  region_code text not null,
  told_at     timestamptz(3) not null,
  membership  jsonb not null,
  primary key (region_code)
);
select guyub.tenant_table('exchange_membership', 'select, insert, update', 'select');

-- At home: signed memoranda as they came.
create table exchange_agreement_file (
  region_code text not null,
  id          uuid not null,
  sha256      text not null,
  pdf         bytea not null,
  taken_at    timestamptz(3) not null,
  primary key (region_code, id)
);
select guyub.tenant_table('exchange_agreement_file', 'select, insert, update', 'select');

-- At the centre: up to here its own log was looked through for what changes a region's record. Reference facts come without events: never looked is -1.
alter table exchange_link add column nation_seq bigint not null default -1;
