DROP TABLE ending_told;
DROP INDEX person_ending_due;
ALTER TABLE person DROP COLUMN ending_due;
ALTER TABLE person DROP COLUMN ending_heard_at;
