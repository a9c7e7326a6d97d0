-- Keys that lie in a person's telephone or computer and open their account; here is the public half of each.
create table auth.passkey (
  id            text primary key,
  "userId"      uuid not null references auth."user" on delete cascade,
  -- The host name it was made under: it opens nothing under another.
  host          text not null,
  name          text not null check (length(name) between 1 and 60),
  public_key    bytea not null,
  counter       bigint not null,
  transports    text[] not null,
  created_at    timestamptz not null default current_timestamp,
  used_at       timestamptz
);
create index passkey_of_user on auth.passkey ("userId", created_at);
grant select, insert, update, delete on auth.passkey to guyub_app;
