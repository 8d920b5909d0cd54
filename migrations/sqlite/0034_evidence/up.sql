-- The evidence of each decision is a chain of its own (R-60, R-61, R-69). Each column's purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE evidence (
  id BLOB NOT NULL PRIMARY KEY,
  mid BLOB NOT NULL,                  -- the decision
  pid BLOB NOT NULL,                  -- the recipient whom it is about
  at BIGINT NOT NULL,
  fact TEXT NOT NULL,                 -- what happened: ids, times, codes and hosts
  n BIGINT,                           -- number in the chain of the decision; NULL: not sealed yet
  hash BLOB                           -- over the hash before and this entry
);
CREATE UNIQUE INDEX evidence_by_number ON evidence (mid, n) WHERE n IS NOT NULL;
CREATE INDEX evidence_unsealed ON evidence (at, id) WHERE n IS NULL;
CREATE TABLE evidence_head (          -- signed heads of these chains
  mid BLOB NOT NULL,
  n BIGINT NOT NULL,                  -- the entry that was the last one
  hash BLOB NOT NULL,
  signed_at BIGINT NOT NULL,
  envelope TEXT NOT NULL,             -- evidence-head statement
  PRIMARY KEY (mid, n)
);

-- From here on each database has words of its own.

-- An entry is numbered once, changes in nothing else, and stays as long as its decision.
CREATE TRIGGER evidence_begins_unsealed BEFORE INSERT ON evidence WHEN new.n IS NOT NULL OR new.hash IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'evidence begins without a number'); END;
CREATE TRIGGER evidence_is_not_changed BEFORE UPDATE ON evidence WHEN NOT (old.n IS NULL AND new.n IS NOT NULL AND new.hash IS NOT NULL
  AND new.id = old.id AND new.mid = old.mid AND new.pid = old.pid AND new.at = old.at AND new.fact = old.fact)
BEGIN SELECT RAISE(ABORT, 'evidence is not changed'); END;
CREATE TRIGGER evidence_is_not_deleted BEFORE DELETE ON evidence WHEN EXISTS (SELECT 1 FROM message m WHERE m.mid = old.mid)
BEGIN SELECT RAISE(ABORT, 'evidence is not deleted'); END;
CREATE TRIGGER evidence_head_is_not_changed BEFORE UPDATE ON evidence_head
BEGIN SELECT RAISE(ABORT, 'heads of evidence are not changed'); END;
CREATE TRIGGER evidence_head_is_not_deleted BEFORE DELETE ON evidence_head WHEN EXISTS (SELECT 1 FROM message m WHERE m.mid = old.mid)
BEGIN SELECT RAISE(ABORT, 'heads of evidence are not deleted'); END;
