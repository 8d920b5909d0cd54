DROP INDEX outbox_one_pending;
CREATE UNIQUE INDEX outbox_one_pending ON outbox (pid, kind) WHERE state = 'pending' AND kind IN ('message', 'security', 'confirm');
DROP TABLE unit_escalation;
DROP INDEX thread_unit_escalate;
ALTER TABLE thread_unit DROP COLUMN escalate_at;
