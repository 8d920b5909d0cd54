DROP TABLE letter_request;
DROP TABLE letter_stop;
DROP INDEX outbox_by_n;
ALTER TABLE activation DROP COLUMN printed_at;
ALTER TABLE person DROP COLUMN card_digits;
ALTER TABLE person DROP COLUMN insured_until;
