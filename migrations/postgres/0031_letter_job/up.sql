-- Decisions that go by post: the letter of last resort. Purposes and deletion rules stand in docs/DATA.md.

CREATE TABLE letter_job (
  id BYTEA NOT NULL PRIMARY KEY,
  mid BYTEA NOT NULL,                    -- the decision
  pid BYTEA NOT NULL,                    -- to whom
  thread BYTEA NOT NULL,
  reason TEXT NOT NULL,               -- why it goes by post
  state TEXT NOT NULL,                -- ordered, taken, printed, posted, returned, failed
  ordered_by BYTEA,                      -- by which employee; none: by the rule of the installation
  ordered_at BIGINT NOT NULL,
  taken_by BYTEA,                        -- which program has it
  taken_at BIGINT,
  lease BYTEA,                           -- by which run of it
  lease_until BIGINT,
  document BYTEA,                        -- SHA-256 of the sealed decision, as whoever printed it says
  printed_at BIGINT,
  posted_on TEXT,                     -- day on which it was handed to the post
  told_at BIGINT,                     -- when that was told
  ended_at BIGINT,                    -- came back, or could not be made
  fault TEXT                          -- why not
);
CREATE INDEX letter_job_by_thread ON letter_job (thread);
CREATE INDEX letter_job_open ON letter_job (ordered_at) WHERE state IN ('ordered', 'taken');
CREATE UNIQUE INDEX letter_job_one_live ON letter_job (mid, pid) WHERE state IN ('ordered', 'taken', 'printed', 'posted');

-- Decisions that go by post wait for a second employee, too.
ALTER TABLE staged_message ADD COLUMN letter BIGINT NOT NULL DEFAULT 0;
