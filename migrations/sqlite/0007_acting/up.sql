-- Acting for somebody: invitations by which representatives name themselves, and telling both sides once when one ends by its time.
-- Each column's purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE invitation (             -- a code that a representative's device drew
  locator_hash BLOB NOT NULL PRIMARY KEY,
  pid BLOB NOT NULL,                  -- the representative
  kc BLOB NOT NULL,                   -- keycard that drew it
  mac BLOB NOT NULL,                  -- over pid and kc, under the code
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX invitation_by_person ON invitation (pid);
CREATE INDEX invitation_by_age ON invitation (expires_at);
ALTER TABLE representation ADD COLUMN told_at BIGINT;
CREATE INDEX representation_by_end ON representation (exp) WHERE told_at IS NULL;
