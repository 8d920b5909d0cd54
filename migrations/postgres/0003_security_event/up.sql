-- What happened to an account, told to its owner; and mails about it on a clock of their own.
-- Each column's purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE security_event (
  id BYTEA NOT NULL PRIMARY KEY,
  pid BYTEA NOT NULL,                  -- whose account
  kind TEXT NOT NULL,                 -- sign-in | tries-blocked | bound | carryover-asked | passkey-added | ...
  word TEXT,                          -- by which method, binding or side; NULL: the kind says it all
  session BYTEA,                       -- id of the session in which it was done; NULL: in none of hers
  at BIGINT NOT NULL
);
CREATE INDEX security_event_by_person ON security_event (pid, at, id);
CREATE INDEX security_event_by_time ON security_event (at);
ALTER TABLE outbox ADD COLUMN kind TEXT NOT NULL DEFAULT 'message'; -- message | security
DROP INDEX outbox_one_pending;
CREATE UNIQUE INDEX outbox_one_pending ON outbox (pid, kind) WHERE state = 'pending';
