-- The register of public information (UU 14/2008): what an agency holds, in which class, and for what is excluded the test behind it.
create table information (
  region_code  text not null,
  id           uuid not null,
  version      int not null,
  office_code  text not null,
  class        text not null,
  title        text not null,
  summary      text not null,
  form         text not null,
  period       text not null,
  retention    text,
  link         text,
  -- Of what is excluded alone: the letter of article 17, the consequence test, the decision, and until when.
  article      text,
  test         text,
  decision     text,
  closed_until date,
  state        text not null default 'draft',
  is_sample    boolean not null,
  file_id      uuid,
  address      text,
  data_key     bytea,
  sha256       bytea,
  bytes        int,
  media_type   text,
  changed_by   uuid not null,
  changed_at   timestamptz(3) not null,
  published_at timestamptz(3),
  primary key (region_code, id),
  constraint information_class check (class in ('periodic', 'immediate', 'any-time', 'excluded')),
  constraint information_form check (form in ('electronic', 'paper', 'both')),
  constraint information_state check (state in ('draft', 'published', 'withdrawn')),
  constraint information_excluded_whole check ((class = 'excluded') = (article is not null and test is not null)),
  -- What is closed is not handed out by the page that says so.
  constraint information_excluded_closed check (class <> 'excluded' or (link is null and file_id is null)),
  constraint information_file_whole check ((file_id is null) = (address is null) and (file_id is null) = (data_key is null)
    and (file_id is null) = (sha256 is null) and (file_id is null) = (bytes is null) and (file_id is null) = (media_type is null))
);
create index information_of_office on information (region_code, office_code, changed_at desc);
select guyub.tenant_table('information', 'select, insert, update', 'select');
select guyub.wraps_key('information', 'data_key', 'file_id');
