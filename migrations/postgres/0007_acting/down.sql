DROP INDEX representation_by_end;
ALTER TABLE representation DROP COLUMN told_at;
DROP TABLE invitation;
