-- The head of the region asks an office to explain a figure; the office answers.
create table explanation (
  region_code text not null,
  id          uuid not null,
  office_code text not null,
  -- The key of what the question is about: an indicator, or another number of the morning page.
  about       text not null,
  question    text not null,
  due_on      date not null,
  asked_by    uuid not null,
  asked_at    timestamptz(3) not null,
  reply       text,
  replied_by  uuid,
  replied_at  timestamptz(3),
  primary key (region_code, id),
  constraint explanation_replied_whole check ((replied_at is null) = (reply is null))
);
create index explanation_of_office on explanation (region_code, office_code, asked_at desc);
select guyub.tenant_table('explanation', 'select, insert, update', 'select');
