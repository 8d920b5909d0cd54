ALTER TABLE message DROP COLUMN release_stmt;
DROP TABLE staged_message;
