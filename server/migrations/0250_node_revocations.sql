-- The list by which papers are checked without a network travels to a village node: what the regency last told (a mark of it), and at the
-- node the list itself with the key that signed it.
alter table village_node add column revocations_mark text;
alter table village_node add column revocations jsonb;
-- It is asked at every meeting: the few that do not hold any more, without those that do.
create index document_not_final on document (region_code, id) where state <> 'final';
