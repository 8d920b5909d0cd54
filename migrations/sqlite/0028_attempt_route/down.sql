ALTER TABLE outbox_attempt DROP COLUMN tls_cipher;
ALTER TABLE outbox_attempt DROP COLUMN tls_version;
ALTER TABLE outbox_attempt DROP COLUMN peer;
