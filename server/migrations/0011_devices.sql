-- Laptops of offices that print slips without a network. The letter is the office's, so that two never number alike.
create table device (
  region_code   text not null,
  id            uuid not null,
  office_code   text not null,
  letter        text not null check (letter ~ '^[A-Z]{1,2}$'),
  public_key    jsonb not null,
  registered_by uuid not null,
  registered_at timestamptz(3) not null,
  revoked_at    timestamptz(3),
  primary key (region_code, id),
  constraint device_letter_of_office unique (region_code, office_code, letter)
);
select guyub.tenant_table('device', 'select, insert, update', 'select');
