-- Who gets the new cases of a unit (R-84): the lead's list, in its order. Purposes and deletion rules stand in docs/DATA.md.

CREATE TABLE unit_rules (              -- the list in force; a unit without a row leaves every case in its list
  dept TEXT NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,             -- 1, 2, 3 …
  by_pid BYTEA NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE TABLE unit_rule (
  dept TEXT NOT NULL,
  position BIGINT NOT NULL,            -- 1, 2, 3 …; the first rule that fits decides
  id BYTEA NOT NULL,                    -- drawn by the lead's browser; the registrar knows what it tests, where it asks the register
  kind TEXT NOT NULL,                  -- hands | matter | register | load | nobody
  matter TEXT,                         -- of kind matter
  clerks TEXT NOT NULL,                -- among whom, blank-separated; empty: among all, or whoever has it
  paused BIGINT NOT NULL,
  PRIMARY KEY (dept, position)
);
CREATE TABLE rule_question (           -- a case in the unit's list whose rule waits for the registrar's word
  request BYTEA NOT NULL PRIMARY KEY,
  thread BYTEA NOT NULL,
  dept TEXT NOT NULL
);
CREATE INDEX rule_question_by_thread ON rule_question (thread);
CREATE TABLE rule_assignment (         -- what a rule has done with a case
  thread BYTEA NOT NULL,
  at BIGINT NOT NULL,
  dept TEXT NOT NULL,
  pid BYTEA NOT NULL,                   -- who got it
  instead_of BYTEA,                     -- for whom she stood in
  position BIGINT NOT NULL,            -- where the rule stood then
  kind TEXT NOT NULL,
  matter TEXT,
  PRIMARY KEY (thread, at, dept)
);
