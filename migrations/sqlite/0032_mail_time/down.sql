ALTER TABLE person DROP COLUMN mail_time;
