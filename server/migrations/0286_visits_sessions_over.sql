-- When it was told how a session went: once, after its day.
alter table visit_session add column over_at timestamptz(3);
create index visit_session_not_over on visit_session (region_code, day) where over_at is null;
