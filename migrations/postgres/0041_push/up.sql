-- Signs to browsers without content (RFC 8030, RFC 8292). Each column's purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE push_subscription (      -- where a browser of a person takes signs
  pid BYTEA NOT NULL,
  device BYTEA NOT NULL,               -- SHA-256 of the address, by which the browser finds its own row
  session BYTEA NOT NULL,              -- in which it was made; signing out there deletes it
  sealed TEXT NOT NULL,               -- address at the push service, only the notifier can open it
  created_at BIGINT NOT NULL,
  PRIMARY KEY (pid, device)
);
CREATE INDEX push_subscription_by_session ON push_subscription (session);
ALTER TABLE outbox ADD COLUMN pushed_at BIGINT;       -- when its signs were handed to a notifier
