ALTER TABLE message DROP COLUMN declared_stmt;
