-- What persons say is wrong, and what staff does not do with it meanwhile (Art. 16, 18 GDPR, R-101). Purpose and deletion rule of each
-- column stand in docs/DATA.md.

CREATE TABLE dispute (
  id BYTEA NOT NULL PRIMARY KEY,
  thread BYTEA NOT NULL,
  about BYTEA,            -- which message; none: the thread as a whole
  said BYTEA NOT NULL,    -- the message that says what is wrong
  by_pid BYTEA NOT NULL,  -- which person of the thread
  at BIGINT NOT NULL,
  outcome TEXT,           -- corrected | kept | withdrawn
  ended_by BYTEA,         -- herself, or an employee
  ended_at BIGINT,
  restricted_until BIGINT NOT NULL -- the greatest number there is, as long as nobody has ended it
);
CREATE INDEX dispute_thread ON dispute (thread, at);
CREATE INDEX dispute_restricted ON dispute (restricted_until, thread);

-- From here on each database has words of its own.

-- It ends once, and its restriction is made shorter only.
CREATE FUNCTION dispute_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% on % is refused: what a person disputed stays as it was', TG_OP, TG_TABLE_NAME; END $$;
CREATE TRIGGER dispute_is_not_changed BEFORE UPDATE ON dispute FOR EACH ROW WHEN (NOT (new.id = old.id AND new.thread = old.thread
  AND new.about IS NOT DISTINCT FROM old.about AND new.said = old.said AND new.by_pid = old.by_pid AND new.at = old.at
  AND new.restricted_until <= old.restricted_until AND (old.ended_at IS NULL OR (new.outcome IS NOT DISTINCT FROM old.outcome
  AND new.ended_by IS NOT DISTINCT FROM old.ended_by AND new.ended_at IS NOT DISTINCT FROM old.ended_at)))) EXECUTE FUNCTION dispute_refuse();
