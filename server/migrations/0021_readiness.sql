-- The server asks whether the database has exactly its own migrations before it says that it is ready.
grant select on migration to guyub_app;
