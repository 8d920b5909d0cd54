DROP TABLE shield_told;
DROP TABLE route_told;
DROP INDEX person_route_due;
DROP INDEX person_own_kvnr;
ALTER TABLE person DROP COLUMN route_due;
ALTER TABLE person DROP COLUMN own_kvnr;
