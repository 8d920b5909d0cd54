ALTER TABLE contact DROP COLUMN phrase;
