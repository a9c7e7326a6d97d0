-- What this database knows of the installation that works on it.
create table installation (
  only_one   boolean primary key default true check (only_one),
  -- So that it is not opened with other keys by mistake.
  keys_mark  text not null,
  -- Which edition of the reference data was loaded, so that a start need not load it again.
  reference  text,
  created_at timestamptz not null default now()
);
select guyub.local_table('installation');
grant select, insert on installation to guyub_app;
-- A process without the administrator's role still asks whether this database is its own version's.
grant select on migration to guyub_app;
