-- What the applicant chose on the page of the request; without it the answer in the form stands, then Indonesian.
alter table "case" add column message_language text;
alter table "case" add constraint case_message_language_known check (message_language in ('id', 'en'));
