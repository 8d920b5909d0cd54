-- Drafts of persons for their other devices (R-51). Each column's purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE draft (
  pid BYTEA NOT NULL,
  id BYTEA NOT NULL,                   -- chosen by the browser
  ver BIGINT NOT NULL,                -- counts states; bound by the mac
  file BYTEA NOT NULL,                 -- age file to the person herself
  mac BYTEA NOT NULL,                  -- by which her browsers know it as hers
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (pid, id)
);
CREATE INDEX draft_by_change ON draft (changed_at);
CREATE TABLE draft_file (             -- uploads that a draft names: they stay as long as it does
  pid BYTEA NOT NULL,
  draft BYTEA NOT NULL,
  aid BYTEA NOT NULL,
  PRIMARY KEY (pid, draft, aid)
);
CREATE INDEX draft_file_by_upload ON draft_file (aid);
