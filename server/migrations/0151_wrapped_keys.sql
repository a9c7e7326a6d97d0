-- Where keys of records lie, wrapped by the key of their region: whoever renews that key finds all of them here.
create table guyub.wrapped_key (
  table_name  text not null,
  column_name text not null,
  -- What the vault was told the key belongs to: an expression over the row.
  belongs_to  text not null,
  primary key (table_name, column_name)
);
grant select on guyub.wrapped_key to guyub_app, guyub_reader;

create function guyub.wraps_key(t text, c text, belongs_to text default 'id') returns void language sql as $$
  insert into guyub.wrapped_key values (t, c, belongs_to)
$$;

select guyub.wraps_key('case', 'data_key');
select guyub.wraps_key('cohort_delegate', 'contact_key');
select guyub.wraps_key('cohort_photo', 'data_key');
select guyub.wraps_key('cohort_work', 'data_key');
select guyub.wraps_key('community', 'data_key');
select guyub.wraps_key('decree_scan', 'data_key');
select guyub.wraps_key('disposition_file', 'data_key');
select guyub.wraps_key('disposition_letter', 'data_key');
select guyub.wraps_key('document', 'data_key');
select guyub.wraps_key('evidence', 'secret_key');
select guyub.wraps_key('exchange_link', 'own_key_data', '''exchange own key''::text');
select guyub.wraps_key('exchange_link', 'before_key_data', '''exchange own key''::text');
select guyub.wraps_key('movement_agreement', 'file_key');
select guyub.wraps_key('plan_paper', 'data_key');
