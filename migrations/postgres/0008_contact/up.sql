-- E-mail addresses count when a code that was mailed there was typed (R-7).
-- Each column's purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE contact_candidate (      -- address that is not confirmed; nothing but its code goes there
  pid BYTEA NOT NULL PRIMARY KEY,
  sealed TEXT NOT NULL,               -- e-mail address, only the notifier can open it
  lang TEXT NOT NULL,
  source TEXT NOT NULL,               -- person | register
  expires_at BIGINT,                  -- end of the code; NULL: none was asked for
  code_hash BYTEA,                     -- of the newest code that was mailed; NULL: none was
  tries_left BIGINT NOT NULL          -- of this code
);
CREATE INDEX contact_candidate_by_end ON contact_candidate (expires_at);
CREATE TABLE outbox_address (         -- where a notification goes that does not go to the address in force
  outbox BYTEA NOT NULL PRIMARY KEY,
  sealed TEXT NOT NULL,
  lang TEXT NOT NULL
);
-- Nobody has typed a code for an address from before.
INSERT INTO contact_candidate (pid, sealed, lang, source, tries_left)
  SELECT pid, sealed, lang, 'register', 0 FROM contact;
DELETE FROM contact;
-- Notices to a former address are about that address: each is a mail of its own.
DROP INDEX outbox_one_pending;
CREATE UNIQUE INDEX outbox_one_pending ON outbox (pid, kind) WHERE state = 'pending' AND kind IN ('message', 'security', 'confirm');
