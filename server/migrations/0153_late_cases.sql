-- What is late, the longest first, in the whole region.
create index case_due on "case" (region_code, due_at) where not closed and due_at is not null;
