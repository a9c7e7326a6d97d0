-- Numbers of an office and year, one series for each kind of paper. Every number given is accounted for.
create table number_series (
  region_code text not null,
  office_code text not null,
  year        int not null,
  kind        text not null,
  last        int not null check (last > 0),
  primary key (region_code, office_code, year, kind)
);
select guyub.tenant_table('number_series', 'select, insert, update', 'select');

-- Papers of our own. Those of other authorities are files of a case, kept byte for byte.
create table document (
  region_code text not null,
  id          uuid not null,
  kind        text not null,
  office_code text not null,
  year        int not null,
  number      int not null,
  state       text not null check (state in ('final', 'revoked', 'written-off')),
  subject_id  uuid not null,
  reference   text not null,
  issued_at   timestamptz(3) not null,
  actor_id    uuid not null,
  sha256      bytea not null,
  address     text not null,
  data_key    bytea,
  revoked_at  timestamptz(3),
  reason      text,
  primary key (region_code, id),
  constraint document_number_once unique (region_code, office_code, year, kind, number),
  constraint document_revoked_has_reason check ((state = 'final') = (reason is null))
);
create index document_by_hash on document (region_code, sha256);
create index document_of_subject on document (region_code, subject_id, issued_at);
select guyub.tenant_table('document', 'select, insert, update', 'select');
