-- Text modules of a unit (R-86): the insurer's own constant text, about nobody. Purposes and deletion rules stand in docs/DATA.md.

CREATE TABLE text_module (
  id BYTEA NOT NULL,
  version BIGINT NOT NULL,           -- 1, 2, 3 …; a version never changes
  newest BIGINT NOT NULL,            -- 1: the version in force
  dept TEXT NOT NULL,
  kind TEXT NOT NULL,                -- text | signature
  title TEXT NOT NULL,
  body TEXT NOT NULL,                -- with variables in curly brackets
  simple TEXT,                       -- the same in Leichte Sprache
  lang TEXT NOT NULL,                -- de | en
  matters TEXT NOT NULL,             -- offered in these matters only, blank-separated; empty: in all
  reader TEXT,                       -- insured | rep; NULL: whoever reads
  valid_from BIGINT,                 -- seconds
  valid_until BIGINT,                -- seconds, the first at which it does not hold any more
  reviewed_at BIGINT,                -- seconds: last legal review
  owner BYTEA NOT NULL,                 -- employee who answers for it
  retired BIGINT NOT NULL,           -- 1: offered no more
  by_pid BYTEA NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (id, version)
);
CREATE INDEX text_module_by_unit ON text_module (dept, kind, title) WHERE newest = 1;
