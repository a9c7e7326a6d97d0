-- While nothing is known of a table yet, right after many rows were copied into it, this index looked as good as the key, and every check of
-- a foreign key read the whole plan. The key serves a filter by element as well: it begins with the plan.
drop index plan_activity_of_element;
