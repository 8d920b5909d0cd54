DELETE FROM outbox WHERE kind <> 'message' AND state = 'pending';
DROP INDEX outbox_one_pending;
CREATE UNIQUE INDEX outbox_one_pending ON outbox (pid) WHERE state = 'pending';
ALTER TABLE outbox DROP COLUMN kind;
DROP TABLE security_event;
