-- A question about a part of a figure (a village, a product, some days) keeps which part, so that whoever answers opens the same number.
alter table explanation add column slice jsonb not null default '{}';
