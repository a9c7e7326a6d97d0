-- What a book says that stands nowhere else in the plan: its introduction, its grounds in law, its closing words. Chapter and
-- section are names of the template of the books, which is data.
create table plan_chapter (
  region_code    text not null,
  plan_id        uuid not null,
  id             uuid not null,
  chapter        text not null,
  section        text not null,
  body           text not null,
  field_versions jsonb not null default '{}',
  revision       int not null default 1,
  touched_at     timestamptz,
  removed_at     timestamptz,
  primary key (region_code, plan_id, id),
  constraint plan_chapter_of_plan foreign key (region_code, plan_id) references plan
);
-- Of two texts for one section nobody could say which is printed.
create unique index plan_chapter_once on plan_chapter (region_code, plan_id, chapter, section) where removed_at is null;
select guyub.tenant_table('plan_chapter', 'select, insert, update', 'select');
