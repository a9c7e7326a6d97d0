-- The sealed letter of a published round; rounds published before it have none.
alter table evaluation_round add column document_id uuid;
