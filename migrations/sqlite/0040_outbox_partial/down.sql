DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (state, due_at, id);
