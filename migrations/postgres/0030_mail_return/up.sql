-- Notifications that came back, and what follows (R-60, R-76). Purposes and deletion rules stand in docs/DATA.md.

CREATE TABLE mail_return (
  outbox BYTEA NOT NULL,               -- the notification
  class TEXT NOT NULL,                -- hard, soft, delayed, delivered, complaint or unclear; told again it is the same row
  pid BYTEA NOT NULL,                  -- to whom it went
  status TEXT,                        -- enhanced status of RFC 3463
  host TEXT,                          -- who reports
  sent_at BIGINT NOT NULL,            -- when it went out: an address that was confirmed later has nothing to do with it
  at BIGINT NOT NULL,
  PRIMARY KEY (outbox, class)
);
CREATE INDEX mail_return_by_person ON mail_return (pid, sent_at);

-- The address in force is not written to any more, until it or another one is confirmed.
ALTER TABLE contact ADD COLUMN muted_at BIGINT;
ALTER TABLE contact ADD COLUMN muted_for TEXT;         -- returned or complaint

-- Kept here because what came back is deleted earlier.
ALTER TABLE announcement ADD COLUMN returned_at BIGINT;
ALTER TABLE announcement ADD COLUMN returned_status TEXT;
ALTER TABLE announcement ADD COLUMN returned_host TEXT;
