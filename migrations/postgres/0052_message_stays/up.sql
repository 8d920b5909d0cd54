-- What was sent stays as it was sent (R-50): a message, its sealed body and its sealed files are taken away as a whole or not at all.

-- From here on each database has words of its own.

-- Two statements about a message come after it, once each: who released it, and how its sender proved who she is.
CREATE FUNCTION message_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% on % is refused: what was sent stays as it is', TG_OP, TG_TABLE_NAME; END $$;
CREATE TRIGGER message_is_not_changed BEFORE UPDATE ON message FOR EACH ROW WHEN (NOT (new.mid = old.mid AND new.thread = old.thread AND new.lane = old.lane AND new.idx = old.idx AND new.epoch = old.epoch AND new.kind =
  old.kind AND new.matter = old.matter AND new.class = old.class AND new.sender = old.sender AND new.dev = old.dev AND new.n = old.n AND
  new.size = old.size AND new.sha256 = old.sha256 AND new.receipt = old.receipt AND new.received_at = old.received_at
  AND (old.release_stmt IS NULL OR new.release_stmt = old.release_stmt)
  AND (old.declared_stmt IS NULL OR new.declared_stmt = old.declared_stmt))) EXECUTE FUNCTION message_refuse();
CREATE TRIGGER message_body_is_not_changed BEFORE UPDATE ON message_body FOR EACH ROW EXECUTE FUNCTION message_refuse();
-- A file of a message that waits for a second employee is given back with it.
CREATE FUNCTION attachment_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM message m WHERE m.mid = old.mid) THEN
    RAISE EXCEPTION '% on % is refused: what was sent stays as it is', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER attachment_is_not_changed BEFORE UPDATE ON attachment FOR EACH ROW
WHEN (NOT (new.aid IS NOT DISTINCT FROM old.aid AND new.owner IS NOT DISTINCT FROM old.owner AND new.state IS NOT DISTINCT FROM old.state
  AND new.blob_ref IS NOT DISTINCT FROM old.blob_ref AND new.size IS NOT DISTINCT FROM old.size AND new.sha256 IS NOT DISTINCT FROM old.sha256 AND new.thread IS NOT DISTINCT FROM old.thread
  AND new.lane IS NOT DISTINCT FROM old.lane AND new.mid IS NOT DISTINCT FROM old.mid)) EXECUTE FUNCTION attachment_refuse();
