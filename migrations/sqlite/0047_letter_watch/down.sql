DROP INDEX letter_job_open;
ALTER TABLE letter_job DROP COLUMN late_at;
