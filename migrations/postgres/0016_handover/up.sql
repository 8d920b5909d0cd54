-- Cases go to where they belong, and are closed with a reason. Each column's purpose and deletion rule stand in docs/DATA.md.

ALTER TABLE thread_unit ADD COLUMN notes_idx BIGINT NOT NULL DEFAULT 0; -- first receipt index of lane internal that the unit may fetch
ALTER TABLE thread_unit ADD COLUMN done_reason TEXT;                    -- answered | phone | no-answer | duplicate | passed-on
ALTER TABLE thread_unit ADD COLUMN done_main BYTEA;                      -- of a duplicate: the thread in which it goes on

CREATE TABLE hand_over (                -- a unit has handed a thread on
  thread BYTEA NOT NULL,
  epoch BIGINT NOT NULL,                -- epoch of lane case that did it
  at BIGINT NOT NULL,
  by_pid BYTEA NOT NULL,
  from_dept TEXT NOT NULL,
  to_dept TEXT NOT NULL,
  stays BIGINT NOT NULL,                -- 1: the giving unit takes part on
  notes BIGINT NOT NULL,                -- 1: earlier notes went along
  reason TEXT NOT NULL,                 -- not-ours | other-topic | joint | capacity
  across TEXT,                          -- to another legal entity: own-task | asked | joint-case
  PRIMARY KEY (thread, epoch)
);
CREATE TABLE unit_entity (              -- which legal entity a unit belongs to
  dept TEXT NOT NULL PRIMARY KEY,
  entity TEXT NOT NULL                  -- krankenkasse | pflegekasse
);
