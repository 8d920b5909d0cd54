-- Plain mails that a program took in, and whether they were answered (R-66). Purposes and deletion rules stand in docs/DATA.md.

CREATE TABLE mail_in (
  thread BYTEA NOT NULL PRIMARY KEY,
  sender BYTEA,                          -- keyed hash of the address it came from; for a day
  answer TEXT NOT NULL CHECK (answer IN ('queued', 'limited', 'automatic', 'list', 'bounce', 'no-address', 'off')),
  outbox BYTEA,                          -- the answer, if there is one
  taken_at BIGINT NOT NULL
);
CREATE INDEX mail_in_sender ON mail_in (sender, taken_at) WHERE sender IS NOT NULL;
CREATE INDEX mail_in_taken ON mail_in (taken_at);
