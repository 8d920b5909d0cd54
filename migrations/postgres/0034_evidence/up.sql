-- The evidence of each decision is a chain of its own (R-60, R-61, R-69). Each column's purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE evidence (
  id BYTEA NOT NULL PRIMARY KEY,
  mid BYTEA NOT NULL,                  -- the decision
  pid BYTEA NOT NULL,                  -- the recipient whom it is about
  at BIGINT NOT NULL,
  fact TEXT NOT NULL,                 -- what happened: ids, times, codes and hosts
  n BIGINT,                           -- number in the chain of the decision; NULL: not sealed yet
  hash BYTEA                           -- over the hash before and this entry
);
CREATE UNIQUE INDEX evidence_by_number ON evidence (mid, n) WHERE n IS NOT NULL;
CREATE INDEX evidence_unsealed ON evidence (at, id) WHERE n IS NULL;
CREATE TABLE evidence_head (          -- signed heads of these chains
  mid BYTEA NOT NULL,
  n BIGINT NOT NULL,                  -- the entry that was the last one
  hash BYTEA NOT NULL,
  signed_at BIGINT NOT NULL,
  envelope TEXT NOT NULL,             -- evidence-head statement
  PRIMARY KEY (mid, n)
);

-- From here on each database has words of its own.

-- An entry is numbered once, changes in nothing else, and stays as long as its decision.
CREATE FUNCTION evidence_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% on % is refused: evidence stays as it is', TG_OP, TG_TABLE_NAME; END $$;
CREATE FUNCTION evidence_refuse_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM message m WHERE m.mid = old.mid) THEN
    RAISE EXCEPTION 'DELETE on % is refused: evidence stays as long as its decision', TG_TABLE_NAME;
  END IF;
  RETURN old;
END $$;
CREATE TRIGGER evidence_begins_unsealed BEFORE INSERT ON evidence FOR EACH ROW
WHEN (new.n IS NOT NULL OR new.hash IS NOT NULL) EXECUTE FUNCTION evidence_refuse();
CREATE TRIGGER evidence_is_not_changed BEFORE UPDATE ON evidence FOR EACH ROW
WHEN (NOT (old.n IS NULL AND new.n IS NOT NULL AND new.hash IS NOT NULL
  AND new.id = old.id AND new.mid = old.mid AND new.pid = old.pid AND new.at = old.at AND new.fact = old.fact)) EXECUTE FUNCTION evidence_refuse();
CREATE TRIGGER evidence_is_not_deleted BEFORE DELETE ON evidence FOR EACH ROW EXECUTE FUNCTION evidence_refuse_kept();
CREATE TRIGGER evidence_is_not_emptied BEFORE TRUNCATE ON evidence FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse();
CREATE TRIGGER evidence_head_is_not_changed BEFORE UPDATE ON evidence_head FOR EACH ROW EXECUTE FUNCTION evidence_refuse();
CREATE TRIGGER evidence_head_is_not_deleted BEFORE DELETE ON evidence_head FOR EACH ROW EXECUTE FUNCTION evidence_refuse_kept();
CREATE TRIGGER evidence_head_is_not_emptied BEFORE TRUNCATE ON evidence_head FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse();
