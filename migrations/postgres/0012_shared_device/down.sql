ALTER TABLE session DROP COLUMN shared;
