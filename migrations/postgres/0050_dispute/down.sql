DROP TRIGGER dispute_is_not_changed ON dispute;
DROP FUNCTION dispute_refuse();
DROP TABLE dispute;
