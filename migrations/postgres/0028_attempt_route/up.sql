-- Over which connection an attempt was made, as evidence (R-60). Purposes and deletion rules stand in docs/DATA.md.

ALTER TABLE outbox_attempt ADD COLUMN peer TEXT;        -- address and port that were reached
ALTER TABLE outbox_attempt ADD COLUMN tls_version TEXT; -- absent: not protected, or from before
ALTER TABLE outbox_attempt ADD COLUMN tls_cipher TEXT;
