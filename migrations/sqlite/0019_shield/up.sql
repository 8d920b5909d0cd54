-- Shielded units, to whom a person's threads go whatever she chooses, and which clerk never sees which thread (R-33, R-82; §§ 16, 17 SGB X).
-- Each column's purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE unit_shield (            -- units that are invisible to everybody outside
  dept TEXT NOT NULL PRIMARY KEY
);
CREATE TABLE route (                  -- who answers a person, whatever the matter; the registrar's word, and never why
  pid BLOB NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL,                -- grows with everything that is said of the person
  dept TEXT,                          -- NULL: the unit of the matter, as with everybody
  received_at BIGINT NOT NULL
);
CREATE TABLE route_barred (           -- clerks who never see a thread about the person; the registrar's word, and never why
  subject BLOB NOT NULL,
  pid BLOB NOT NULL,
  PRIMARY KEY (subject, pid)
);
CREATE TABLE barrier (                -- a clerk to whom a thread does not exist, whatever her units
  pid BLOB NOT NULL,
  thread BLOB NOT NULL,
  kind TEXT NOT NULL,                 -- route | recusal
  reason TEXT,                        -- of a recusal: involved | relative | acts-for | employed | opinion | bias
  at BIGINT NOT NULL,
  PRIMARY KEY (pid, thread, kind)
);
CREATE INDEX barrier_by_thread ON barrier (thread, kind, at, pid);
ALTER TABLE thread_unit ADD COLUMN astray_at BIGINT;  -- since when the thread belongs to the unit of its person's route and is still here
CREATE INDEX thread_unit_astray ON thread_unit (dept, due_at, thread) WHERE removed_at IS NULL AND state <> 'done' AND astray_at IS NOT NULL;
