create extension if not exists btree_gist;

-- What better-auth keeps: its own column names, and a schema of its own, because it belongs to the installation.
create schema auth;

create table auth."user" (
  id                 uuid primary key default gen_random_uuid(),
  name               text not null,
  email              text not null unique check (email = lower(email)),
  "emailVerified"    boolean not null,
  image              text,
  "createdAt"        timestamptz not null default current_timestamp,
  "updatedAt"        timestamptz not null default current_timestamp,
  "twoFactorEnabled" boolean
);

create table auth.session (
  id          uuid primary key default gen_random_uuid(),
  "expiresAt" timestamptz not null,
  token       text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId"    uuid not null references auth."user" on delete cascade
);
create index session_of_user on auth.session ("userId");

create table auth.account (
  id                      uuid primary key default gen_random_uuid(),
  "accountId"             text not null,
  "providerId"            text not null,
  "userId"                uuid not null references auth."user" on delete cascade,
  "accessToken"           text,
  "refreshToken"          text,
  "idToken"               text,
  "accessTokenExpiresAt"  timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope                   text,
  password                text,
  "createdAt"             timestamptz not null default current_timestamp,
  "updatedAt"             timestamptz not null
);
create index account_of_user on auth.account ("userId");

create table auth.verification (
  id          uuid primary key default gen_random_uuid(),
  identifier  text not null,
  value       text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index verification_by_identifier on auth.verification (identifier);

create table auth."twoFactor" (
  id                        uuid primary key default gen_random_uuid(),
  secret                    text not null,
  "backupCodes"             text not null,
  "userId"                  uuid not null references auth."user" on delete cascade,
  verified                  boolean,
  "failedVerificationCount" integer,
  "lockedUntil"             timestamptz
);
create index two_factor_of_user on auth."twoFactor" ("userId");
create index two_factor_by_secret on auth."twoFactor" (secret);

-- Machines. Found before the region is known, so no tenant table; of the token itself only the hash.
create table auth.api_token (
  id          uuid primary key,
  hash        bytea not null unique,
  name        text not null,
  region_code text not null,
  office_code text not null,
  scopes      text[] not null,
  expires_at  timestamptz not null,
  revoked_at  timestamptz,
  created_at  timestamptz not null default current_timestamp
);

-- In which regions to ask for somebody's memberships: row-level security shows one region at a time.
create table auth.person_region (
  user_id     uuid not null references auth."user" on delete cascade,
  region_code text not null,
  primary key (user_id, region_code)
);

grant usage on schema auth to guyub_app;
grant select, insert, update, delete on all tables in schema auth to guyub_app;

-- Who works where, as what, by which decree. Ends, never vanishes: what was done under it must stay explicable.
create table membership (
  region_code text not null,
  id          uuid not null,
  user_id     uuid not null,
  office_code text not null,
  role        text not null,
  decree      text not null,
  valid_from  date not null,
  -- The first day on which it no longer holds.
  valid_to    date,
  primary key (region_code, id),
  constraint membership_period check (valid_to >= valid_from),
  constraint membership_overlaps exclude using gist (
    region_code with =, user_id with =, office_code with =, role with =, daterange(valid_from, valid_to) with &&
  )
);
create index membership_of_user on membership (region_code, user_id);
create index membership_of_office on membership (region_code, office_code);
select guyub.tenant_table('membership', 'select, insert, update', 'select');

-- One-time codes to a citizen's phone. Neither the number nor the code can be read here: both are keyed hashes.
create table one_time_code (
  region_code text not null,
  id          uuid not null default gen_random_uuid(),
  phone_hash  bytea not null,
  purpose     text not null,
  code_hash   bytea not null,
  tries       int not null default 0 check (tries between 0 and 5),
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  primary key (region_code, id)
);
create index one_time_code_of_phone on one_time_code (region_code, phone_hash, purpose, created_at desc);
select guyub.tenant_table('one_time_code', 'select, insert, update, delete', 'select (region_code)');
