-- A colleague was mentioned in a note of a case that she has not opened since. Purposes and deletion rules stand in docs/DATA.md.

CREATE TABLE mention (
  pid BLOB NOT NULL,                  -- who was mentioned
  thread BLOB NOT NULL,
  by_pid BLOB NOT NULL,               -- by whom, the last time
  at BIGINT NOT NULL,
  PRIMARY KEY (pid, thread)
);
CREATE INDEX mention_by_thread ON mention (thread);
