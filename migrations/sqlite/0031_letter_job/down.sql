ALTER TABLE staged_message DROP COLUMN letter;
DROP TABLE letter_job;
