-- Escalation to the lead (R-87). Purposes and deletion rules stand in docs/DATA.md.

ALTER TABLE thread_unit ADD COLUMN escalate_at BIGINT NOT NULL DEFAULT 0;    -- from then on it is the lead's; 9223372036854775807 is "never", 0 "not computed yet"
CREATE INDEX thread_unit_escalate ON thread_unit (dept, escalate_at, thread) WHERE removed_at IS NULL AND state <> 'done';
CREATE TABLE unit_escalation (         -- when the lead of a unit was last told that something has escalated
  dept TEXT NOT NULL PRIMARY KEY,
  told_on TEXT NOT NULL                -- 2026-11-23, in Europe/Berlin
);
DROP INDEX outbox_one_pending;
CREATE UNIQUE INDEX outbox_one_pending ON outbox (pid, kind) WHERE state = 'pending' AND kind IN ('message', 'security', 'confirm', 'escalation');
