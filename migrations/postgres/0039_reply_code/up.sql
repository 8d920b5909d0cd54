-- Codes in paper letters, with which somebody without an account answers once. Purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE reply_code (
  id BYTEA NOT NULL PRIMARY KEY,
  thread BYTEA NOT NULL,
  dept TEXT NOT NULL,               -- whose clerk made it
  epoch BIGINT NOT NULL,            -- of the internal lane, whose key the answer is sealed to
  locator_hash BYTEA NOT NULL,
  key_mac BYTEA NOT NULL,            -- under the code: that this key was meant
  kept BYTEA NOT NULL,               -- age file: the code and what it is for, for colleagues
  made_by BYTEA NOT NULL,
  made_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT,
  answered_at BIGINT,
  answer BYTEA,                      -- attachment with the sealed answer
  answer_mac BYTEA                   -- under the code: that its author had the letter
);
CREATE UNIQUE INDEX reply_code_locator ON reply_code (locator_hash);
CREATE INDEX reply_code_thread ON reply_code (thread, made_at);
