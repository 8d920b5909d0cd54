ALTER TABLE person DROP COLUMN discreet_mail;
