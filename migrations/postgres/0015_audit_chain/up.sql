-- The audit log becomes a chain (R-90), and opening a thread an entry in it (R-91). Each column's purpose and deletion rule stand in docs/DATA.md.

ALTER TABLE audit ADD COLUMN unit TEXT;                            -- for which unit
ALTER TABLE audit ADD COLUMN session BYTEA;                         -- in which session: its id
ALTER TABLE audit ADD COLUMN level TEXT;                           -- how sure the server was of the actor
ALTER TABLE audit ADD COLUMN item TEXT;                            -- which part of the object, an id
ALTER TABLE audit ADD COLUMN n BIGINT;                             -- number in the chain; NULL: not sealed yet
ALTER TABLE audit ADD COLUMN hash BYTEA;                            -- over the hash before and this entry
CREATE UNIQUE INDEX audit_by_number ON audit (n) WHERE n IS NOT NULL;
CREATE INDEX audit_unsealed ON audit (at, id) WHERE n IS NULL;
CREATE TABLE audit_head (             -- signed heads of the chain
  n BIGINT NOT NULL PRIMARY KEY,      -- the entry that was the last one
  hash BYTEA NOT NULL,
  signed_at BIGINT NOT NULL,
  envelope TEXT NOT NULL,             -- audit-head statement
  closed_at BIGINT                    -- since when the entries up to here are gone, and this stands for them
);
CREATE INDEX audit_head_by_time ON audit_head (signed_at);
CREATE TABLE opening (                -- what a session of staff has opened, for a quarter of an hour
  session BYTEA NOT NULL,
  thread BYTEA NOT NULL,
  item TEXT NOT NULL,                 -- empty: the thread itself; else an attachment
  reason TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (session, thread, item)
);
CREATE INDEX opening_by_time ON opening (at);

-- From here on each database has words of its own.

-- An entry is numbered once, and changes in nothing else.
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% on % is refused: audit entries stay as they are', TG_OP, TG_TABLE_NAME; END $$;
CREATE FUNCTION audit_refuse_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE closed BIGINT;
BEGIN
  SELECT coalesce(max(h.n), 0) INTO closed FROM audit_head h WHERE h.closed_at IS NOT NULL;
  IF old.n IS NULL OR old.n > closed OR (TG_TABLE_NAME = 'audit_head' AND old.n = closed) THEN
    RAISE EXCEPTION 'DELETE on % is refused: audit entries stay where they are', TG_TABLE_NAME;
  END IF;
  RETURN old;
END $$;
CREATE TRIGGER audit_begins_unsealed BEFORE INSERT ON audit FOR EACH ROW
WHEN (new.n IS NOT NULL OR new.hash IS NOT NULL) EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit FOR EACH ROW
WHEN (NOT (old.n IS NULL AND new.n IS NOT NULL AND new.hash IS NOT NULL AND new.id = old.id AND new.at = old.at
  AND new.actor_kind = old.actor_kind AND new.actor IS NOT DISTINCT FROM old.actor AND new.action = old.action
  AND new.object_kind = old.object_kind AND new.object = old.object AND new.reason IS NOT DISTINCT FROM old.reason
  AND new.unit IS NOT DISTINCT FROM old.unit AND new.session IS NOT DISTINCT FROM old.session
  AND new.level IS NOT DISTINCT FROM old.level AND new.item IS NOT DISTINCT FROM old.item)) EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refuse_open();
CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_is_not_changed BEFORE UPDATE ON audit_head FOR EACH ROW
WHEN (NOT (old.closed_at IS NULL AND new.closed_at IS NOT NULL AND new.n = old.n AND new.hash = old.hash
  AND new.signed_at = old.signed_at AND new.envelope = old.envelope)) EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_is_not_deleted BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_refuse_open();
CREATE TRIGGER audit_head_is_not_emptied BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
