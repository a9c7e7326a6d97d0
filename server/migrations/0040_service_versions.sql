-- Every version of a service under which a case may have begun. A version never changes; a change is a new version.
create table service_version (
  key          text not null,
  version      int not null check (version > 0),
  -- Of the body as canonical JSON.
  sha256       text not null,
  -- Not jsonb, which would order actions and states by the length of their names.
  body         json not null,
  installed_at timestamptz not null default now(),
  primary key (key, version)
);
select guyub.reference_table('service_version');
