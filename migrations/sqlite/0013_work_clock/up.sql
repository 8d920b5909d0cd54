-- Clocks of the work list: since when an answer is owed, deadlines, Wiedervorlage; absences with a deputy (R-84, R-87).
-- Each column's purpose and deletion rule stand in docs/DATA.md. 9223372036854775807 is "never".

ALTER TABLE thread_unit ADD COLUMN owed_since BIGINT;        -- oldest message of a person that the unit has not answered
ALTER TABLE thread_unit ADD COLUMN promise_at BIGINT;        -- until when an answer is promised
ALTER TABLE thread_unit ADD COLUMN promise_rule TEXT;        -- service-<working days>
ALTER TABLE thread_unit ADD COLUMN law_at BIGINT;            -- end of the last day of the statutory deadline
ALTER TABLE thread_unit ADD COLUMN law_rule TEXT;            -- kv-3w | kv-5w | kv-6w
ALTER TABLE thread_unit ADD COLUMN law_from BIGINT;          -- begin of the day on which the application came
ALTER TABLE thread_unit ADD COLUMN law_by BLOB;              -- who chose it
ALTER TABLE thread_unit ADD COLUMN resubmit_at BIGINT;       -- begin of the day of the Wiedervorlage
ALTER TABLE thread_unit ADD COLUMN resubmit_by BLOB;
ALTER TABLE thread_unit ADD COLUMN resubmit_reason TEXT;
ALTER TABLE thread_unit ADD COLUMN rest_until BIGINT NOT NULL DEFAULT 0;                   -- kept out of the list until then
ALTER TABLE thread_unit ADD COLUMN late_at BIGINT NOT NULL DEFAULT 9223372036854775807;    -- the earlier one of the two deadlines
ALTER TABLE thread_unit ADD COLUMN due_at BIGINT NOT NULL DEFAULT 9223372036854775807;     -- the same with the Wiedervorlage, to sort by
ALTER TABLE thread_unit ADD COLUMN age_at BIGINT NOT NULL DEFAULT 0;                       -- owed_since, else last_at, to sort by
UPDATE thread_unit SET owed_since = (
  SELECT MIN(m.received_at) FROM message m JOIN person p ON p.pid = m.sender
  WHERE m.thread = thread_unit.thread AND m.lane = 'case' AND m.kind = 'msg' AND p.kind <> 'staff' AND m.idx > COALESCE((
    SELECT MAX(a.idx) FROM message a JOIN person s ON s.pid = a.sender
    WHERE a.thread = thread_unit.thread AND a.lane = 'case' AND a.kind = 'msg' AND s.kind = 'staff'), 0));
UPDATE thread_unit SET age_at = COALESCE(owed_since, last_at);
CREATE INDEX thread_unit_due ON thread_unit (dept, due_at, thread) WHERE removed_at IS NULL AND state <> 'done';
CREATE INDEX thread_unit_age ON thread_unit (dept, age_at, thread) WHERE removed_at IS NULL AND state <> 'done';
CREATE INDEX thread_unit_free ON thread_unit (dept, due_at, thread) WHERE removed_at IS NULL AND state <> 'done' AND claimed_by IS NULL;
CREATE INDEX thread_unit_mine ON thread_unit (claimed_by, due_at, thread) WHERE removed_at IS NULL AND state <> 'done' AND claimed_by IS NOT NULL;
CREATE TABLE absence (                -- a clerk is away, and who stands in for her
  id BLOB NOT NULL PRIMARY KEY,
  dept TEXT NOT NULL,
  pid BLOB NOT NULL,
  from_at BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  deputy BLOB,
  set_by BLOB NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX absence_by_unit ON absence (dept, until_at);
CREATE INDEX absence_by_age ON absence (until_at);
