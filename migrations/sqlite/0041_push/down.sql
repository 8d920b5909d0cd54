UPDATE outbox SET state = 'moot' WHERE state = 'pushed';
ALTER TABLE outbox DROP COLUMN pushed_at;
DROP TABLE push_subscription;
