-- A password that somebody else set (an administrator, the command line, the first start) opens the choice of an own one, and nothing else.
-- Who has an account today keeps what they have: nobody can tell any more who set it.
alter table auth."user" add column "passwordGiven" boolean not null default false;
