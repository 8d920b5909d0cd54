-- What people read of a unit's matters and are offered of them (the lead's words), and what is asked for beyond a matter. Purposes and deletion rules stand in docs/DATA.md.

CREATE TABLE unit_offer (              -- a version never changes; a unit without a row shows the registrar's words
  dept TEXT NOT NULL,
  version BIGINT NOT NULL,             -- 1, 2, 3 …
  newest BIGINT NOT NULL,              -- 1: the version in force
  by_pid BYTEA NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (dept, version)
);
CREATE INDEX unit_offer_newest ON unit_offer (dept) WHERE newest = 1;
CREATE TABLE unit_offer_matter (
  dept TEXT NOT NULL,
  version BIGINT NOT NULL,
  position BIGINT NOT NULL,            -- 1, 2, 3 …: order among the unit's matters
  matter TEXT NOT NULL,
  name_de TEXT,                        -- NULL: the registrar's
  name_en TEXT,
  note_de TEXT,                        -- one sentence that explains it
  note_en TEXT,
  simple TEXT,                         -- the same in Leichte Sprache
  search TEXT NOT NULL,                -- words that find it, a line each
  hint_de TEXT,                        -- set: not offered; what to do instead
  hint_en TEXT,
  paused_until BIGINT,                 -- seconds, the first at which it is offered again; NULL: until the lead says so
  PRIMARY KEY (dept, version, position)
);
CREATE TABLE medical_request (         -- papers for the Medical Service are asked for in this one thread, whatever its matter
  thread BYTEA NOT NULL PRIMARY KEY,
  dept TEXT NOT NULL,
  by_pid BYTEA NOT NULL,
  at BIGINT NOT NULL
);
