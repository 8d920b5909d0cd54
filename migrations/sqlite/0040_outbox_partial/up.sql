-- Only what waits is looked for by its time. The many rows that have come to their end need no place in it, and a row that changes its state
-- is written to one index less.
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE state = 'pending';
