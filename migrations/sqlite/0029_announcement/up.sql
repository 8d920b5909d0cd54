-- Decisions that are announced in the portal, and the consent to that (§ 37 Abs. 2a SGB X). Purposes and deletion rules stand in docs/DATA.md.

CREATE TABLE consent (
  id BLOB NOT NULL PRIMARY KEY,
  pid BLOB NOT NULL,
  given BIGINT NOT NULL,              -- 1 given, 0 taken back
  at BIGINT NOT NULL,
  level TEXT NOT NULL,                -- of the session in which it was signed
  method TEXT,                        -- how that session was proven
  stmt TEXT NOT NULL                  -- signed by the person; holds the words
);
CREATE INDEX consent_by_person ON consent (pid, at);

CREATE TABLE announcement (           -- one row for each recipient of a decision
  mid BLOB NOT NULL,
  pid BLOB NOT NULL,
  thread BLOB NOT NULL,
  idx BIGINT NOT NULL,                -- of the receipt
  consent BLOB NOT NULL,              -- under which it went out
  provided_at BIGINT NOT NULL,        -- from then on it could be fetched
  outbox BLOB NOT NULL,               -- the notification, or the one that stands for it
  notified_at BIGINT,                 -- the relay took it
  host TEXT,                          -- which relay
  code BIGINT,                        -- SMTP reply code
  reply TEXT,                         -- enhanced status and queue id only, never an address
  failed_at BIGINT,                   -- it could not be sent, or there was no address
  fetched_at BIGINT,                  -- first shown to this recipient after signing in
  fetched_level TEXT,
  reminders BIGINT NOT NULL,          -- mails since then about what is not fetched
  tasked_at BIGINT,                   -- the unit was told to give it to the post
  PRIMARY KEY (mid, pid)
);
CREATE INDEX announcement_by_thread ON announcement (thread);
CREATE INDEX announcement_by_outbox ON announcement (outbox);

-- Decisions wait for a second employee, too.
ALTER TABLE staged_message ADD COLUMN kind TEXT NOT NULL DEFAULT 'msg';
