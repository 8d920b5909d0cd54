ALTER TABLE attachment DROP COLUMN forwarded_dept;
ALTER TABLE attachment DROP COLUMN forwarded_by;
ALTER TABLE attachment DROP COLUMN forwarded_at;
ALTER TABLE matter DROP COLUMN medical;
