DROP INDEX letter_job_late;
ALTER TABLE letter_job DROP COLUMN late_at;
