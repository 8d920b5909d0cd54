-- What persons say is wrong, and what staff does not do with it meanwhile (Art. 16, 18 GDPR, R-101). Purpose and deletion rule of each
-- column stand in docs/DATA.md.

CREATE TABLE dispute (
  id BLOB NOT NULL PRIMARY KEY,
  thread BLOB NOT NULL,
  about BLOB,            -- which message; none: the thread as a whole
  said BLOB NOT NULL,    -- the message that says what is wrong
  by_pid BLOB NOT NULL,  -- which person of the thread
  at BIGINT NOT NULL,
  outcome TEXT,           -- corrected | kept | withdrawn
  ended_by BLOB,         -- herself, or an employee
  ended_at BIGINT,
  restricted_until BIGINT NOT NULL -- the greatest number there is, as long as nobody has ended it
);
CREATE INDEX dispute_thread ON dispute (thread, at);
CREATE INDEX dispute_restricted ON dispute (restricted_until, thread);

-- From here on each database has words of its own.

-- It ends once, and its restriction is made shorter only.
CREATE TRIGGER dispute_is_not_changed BEFORE UPDATE ON dispute WHEN NOT (new.id = old.id AND new.thread = old.thread
  AND new.about IS old.about AND new.said = old.said AND new.by_pid = old.by_pid AND new.at = old.at
  AND new.restricted_until <= old.restricted_until AND (old.ended_at IS NULL OR (new.outcome IS old.outcome
  AND new.ended_by IS old.ended_by AND new.ended_at IS old.ended_at)))
BEGIN SELECT RAISE(ABORT, 'what a person disputed is not changed'); END;
