-- A plan is a region's own document, in Indonesian. English is a translation, and only where there is one.
alter table plan add column title_en text;
alter table plan add column vision_en text;
alter table plan_activity add column title_en text;
