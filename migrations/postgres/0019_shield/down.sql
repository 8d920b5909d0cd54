DROP INDEX thread_unit_astray;
ALTER TABLE thread_unit DROP COLUMN astray_at;
DROP TABLE barrier;
DROP TABLE route_barred;
DROP TABLE route;
DROP TABLE unit_shield;
