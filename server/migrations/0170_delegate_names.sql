-- Whoever attended under one name and bears another now is seen to: a correction, or a substitution that was not called one.
alter table cohort_delegate add column earlier_names jsonb not null default '[]';
