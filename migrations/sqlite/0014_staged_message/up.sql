-- Messages of staff that wait: for a second employee, or for their time. They have no receipt and no index, and nobody but the
-- unit knows of them. Each column's purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE staged_message (
  mid BLOB NOT NULL PRIMARY KEY,
  thread BLOB NOT NULL,
  epoch BIGINT NOT NULL,
  matter TEXT NOT NULL,
  class TEXT NOT NULL,
  sender BLOB NOT NULL,
  sender_kc BLOB NOT NULL,            -- keycard that signed it: a newer one voids it
  dev BLOB NOT NULL,
  n BIGINT NOT NULL,                  -- taken for good only when it becomes a message
  lowered TEXT,                       -- mistake | content | asked
  sha256 BLOB NOT NULL,
  file BLOB NOT NULL,
  reason TEXT NOT NULL,               -- release | later
  asked BLOB,                         -- colleague who was asked, if one was
  due_at BIGINT,                      -- of later
  newest_idx BIGINT NOT NULL,         -- newest message of the thread when it was written
  state TEXT NOT NULL,                -- open | returned | void
  decided_by BLOB,                    -- who gave it back
  staged_at BIGINT NOT NULL
);
CREATE INDEX staged_message_by_thread ON staged_message (thread, staged_at);
CREATE INDEX staged_message_by_age ON staged_message (staged_at);
CREATE INDEX staged_message_due ON staged_message (due_at);

ALTER TABLE message ADD COLUMN release_stmt TEXT; -- signed by the second employee; NULL: none was needed
