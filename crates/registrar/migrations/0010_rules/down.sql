DROP TABLE register_rule;
ALTER TABLE person DROP COLUMN branch;
