-- What the ministry and a region agree on and sign. Numbers of both sides are free text: they follow no one pattern.
create table movement_agreement (
  region_code      text not null,
  id               uuid not null,
  member_code      text not null check (member_code ~ '^\d{2}\.\d{2}$'),
  state            text not null check (state in ('draft', 'signed', 'superseded', 'ended')),
  subject          text not null,
  -- The version of the text from which it was drafted.
  template         text,
  months           int check (months between 1 and 240),
  centre_number    text,
  region_number    text,
  centre_signer    text,
  centre_position  text,
  region_signer    text,
  region_position  text,
  signed_on        date,
  precision        text check (precision in ('day', 'month', 'year')),
  ends_on          date,
  ended_on         date,
  end_reason       text,
  -- It extends or amends this one, which is superseded when it is signed.
  follows          uuid,
  source           text,
  remark           text,
  -- The signed PDF, kept as it came.
  file_sha256      bytea,
  file_address     text,
  file_key         bytea,
  file_bytes       int,
  filed_at         timestamptz(3),
  actor_id         uuid,
  recorded_at      timestamptz(3) not null,
  primary key (region_code, id),
  foreign key (region_code, follows) references movement_agreement,
  constraint movement_agreement_has_origin check (num_nonnulls(actor_id, source) > 0),
  constraint movement_agreement_signed check (state in ('draft', 'ended') or signed_on is not null),
  constraint movement_agreement_term check (ends_on > signed_on),
  constraint movement_agreement_ended check ((state = 'ended') = (ended_on is not null)),
  constraint movement_agreement_file check (num_nonnulls(file_sha256, file_address, file_key, file_bytes, filed_at) in (0, 5))
);
create index movement_agreement_of_member on movement_agreement (region_code, member_code, signed_on);
create unique index movement_agreement_by_hash on movement_agreement (region_code, file_sha256) where file_sha256 is not null;
-- An agreement is followed by one; a draft that was given up leaves room for another.
create unique index movement_agreement_followed_once on movement_agreement (region_code, follows)
  where follows is not null and state <> 'ended';
select guyub.tenant_table('movement_agreement', 'select, insert, update', 'select');
