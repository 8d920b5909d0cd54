ALTER TABLE staged_message DROP COLUMN kind;
DROP TABLE announcement;
DROP TABLE consent;
