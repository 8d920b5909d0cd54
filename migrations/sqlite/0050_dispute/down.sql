DROP TRIGGER dispute_is_not_changed;
DROP TABLE dispute;
