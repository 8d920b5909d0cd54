-- Rows that became due at the same time, as after a mass mailing, are read in their order and not sorted for every batch.

DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (state, due_at, id);
