-- Who was asked in a survey stands apart from who answered what: with the tracking code gone, no row leads from an answer to a person.
drop index survey_respondent_once;
alter table survey_respondent drop column respondent;

create table survey_asked (
  region_code text not null,
  year        int not null,
  -- A keyed hash of the person, of no use outside surveys. The same person is asked once in a survey.
  respondent  bytea not null,
  primary key (region_code, year, respondent),
  foreign key (region_code, year) references survey
);
select guyub.tenant_table('survey_asked', 'select, insert', 'select');
