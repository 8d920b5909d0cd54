-- What was sent stays as it was sent (R-50): a message, its sealed body and its sealed files are taken away as a whole or not at all.

-- From here on each database has words of its own.

-- Two statements about a message come after it, once each: who released it, and how its sender proved who she is.
CREATE TRIGGER message_is_not_changed BEFORE UPDATE ON message WHEN NOT (new.mid = old.mid AND new.thread = old.thread AND new.lane = old.lane AND new.idx = old.idx AND new.epoch = old.epoch AND new.kind =
  old.kind AND new.matter = old.matter AND new.class = old.class AND new.sender = old.sender AND new.dev = old.dev AND new.n = old.n AND
  new.size = old.size AND new.sha256 = old.sha256 AND new.receipt = old.receipt AND new.received_at = old.received_at
  AND (old.release_stmt IS NULL OR new.release_stmt = old.release_stmt)
  AND (old.declared_stmt IS NULL OR new.declared_stmt = old.declared_stmt))
BEGIN SELECT RAISE(ABORT, 'messages are not changed'); END;
CREATE TRIGGER message_body_is_not_changed BEFORE UPDATE ON message_body
BEGIN SELECT RAISE(ABORT, 'messages are not changed'); END;
-- A file of a message that waits for a second employee is given back with it.
CREATE TRIGGER attachment_is_not_changed BEFORE UPDATE ON attachment
WHEN EXISTS (SELECT 1 FROM message m WHERE m.mid = old.mid) AND NOT (new.aid IS old.aid AND new.owner IS old.owner AND new.state IS old.state AND new.blob_ref IS old.blob_ref AND new.size IS old.size AND new.sha256 IS old.sha256
    AND new.thread IS old.thread AND new.lane IS old.lane AND new.mid IS old.mid)
BEGIN SELECT RAISE(ABORT, 'files of messages are not changed'); END;
