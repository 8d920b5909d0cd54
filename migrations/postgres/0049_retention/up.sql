-- How long a thread stays in the portal and in the inbox, what holds it there, and what is left of it (R-97, R-98). Purpose and deletion
-- rule of each column stand in docs/DATA.md.

ALTER TABLE thread ADD COLUMN look_at BIGINT NOT NULL DEFAULT 0; -- when its clock is looked at next
ALTER TABLE thread ADD COLUMN noticed_at BIGINT;                 -- since when its persons are told that it leaves the portal
ALTER TABLE thread ADD COLUMN away_at BIGINT;                    -- since when they do not see it any more
ALTER TABLE thread ADD COLUMN doomed_at BIGINT;                  -- its deletion has begun: nobody sees it
CREATE INDEX thread_look ON thread (look_at, id) WHERE doomed_at IS NULL;
CREATE INDEX thread_noticed ON thread (noticed_at, id) WHERE noticed_at IS NOT NULL;
CREATE INDEX thread_doomed ON thread (doomed_at, id) WHERE doomed_at IS NOT NULL;

ALTER TABLE thread_unit ADD COLUMN done_at BIGINT; -- when the unit closed it last

CREATE TABLE legal_hold (
  id BYTEA NOT NULL PRIMARY KEY,
  thread BYTEA NOT NULL,
  dept TEXT NOT NULL,   -- for which department
  reason TEXT NOT NULL, -- a code
  by_pid BYTEA NOT NULL, -- who set it
  at BIGINT NOT NULL,
  lifted_by BYTEA,      -- who lifted it: somebody else
  lifted_at BIGINT
);
CREATE INDEX legal_hold_thread ON legal_hold (thread, at);

CREATE TABLE tombstone (
  thread BYTEA NOT NULL PRIMARY KEY,
  matter TEXT NOT NULL,
  began_at BIGINT NOT NULL,
  last_at BIGINT NOT NULL,    -- of its newest message
  deleted_at BIGINT NOT NULL, -- when its deletion was decided
  reason TEXT NOT NULL        -- time | order
);
