-- What somebody made and lets everybody see: only with their consent, which they take back as easily.
create table booking_work (
  region_code  text not null,
  id           uuid not null,
  site_id      uuid not null,
  title        text not null check (title <> ''),
  about        text not null,
  -- As they want to be called.
  made_by      text not null,
  subsector    text,
  link         text,
  consented_on date not null,
  -- Where the signed consent lies.
  consent      text not null check (consent <> ''),
  shown_at     timestamptz(3) not null,
  hidden_at    timestamptz(3),
  primary key (region_code, id),
  constraint booking_work_site foreign key (region_code, site_id) references booking_site
);
create index booking_work_shown on booking_work (region_code, site_id, shown_at) where hidden_at is null;
select guyub.tenant_table('booking_work', 'select, insert, update', 'select');
