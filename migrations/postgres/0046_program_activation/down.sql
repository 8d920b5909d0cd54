ALTER TABLE activation DROP COLUMN program;
