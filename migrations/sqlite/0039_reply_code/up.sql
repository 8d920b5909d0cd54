-- Codes in paper letters, with which somebody without an account answers once. Purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE reply_code (
  id BLOB NOT NULL PRIMARY KEY,
  thread BLOB NOT NULL,
  dept TEXT NOT NULL,               -- whose clerk made it
  epoch BIGINT NOT NULL,            -- of the internal lane, whose key the answer is sealed to
  locator_hash BLOB NOT NULL,
  key_mac BLOB NOT NULL,            -- under the code: that this key was meant
  kept BLOB NOT NULL,               -- age file: the code and what it is for, for colleagues
  made_by BLOB NOT NULL,
  made_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT,
  answered_at BIGINT,
  answer BLOB,                      -- attachment with the sealed answer
  answer_mac BLOB                   -- under the code: that its author had the letter
);
CREATE UNIQUE INDEX reply_code_locator ON reply_code (locator_hash);
CREATE INDEX reply_code_thread ON reply_code (thread, made_at);
