ALTER TABLE announcement DROP COLUMN returned_host;
ALTER TABLE announcement DROP COLUMN returned_status;
ALTER TABLE announcement DROP COLUMN returned_at;
ALTER TABLE contact DROP COLUMN muted_for;
ALTER TABLE contact DROP COLUMN muted_at;
DROP TABLE mail_return;
