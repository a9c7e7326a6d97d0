-- What this database knows of the installation that works on it, so that it is not opened with other keys by mistake.
create table installation (
  only_one   boolean primary key default true check (only_one),
  keys_mark  text not null,
  created_at timestamptz not null default now()
);
select guyub.local_table('installation');
grant select, insert on installation to guyub_app;
