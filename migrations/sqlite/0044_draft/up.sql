-- Drafts of persons for their other devices (R-51). Each column's purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE draft (
  pid BLOB NOT NULL,
  id BLOB NOT NULL,                   -- chosen by the browser
  ver BIGINT NOT NULL,                -- counts states; bound by the mac
  file BLOB NOT NULL,                 -- age file to the person herself
  mac BLOB NOT NULL,                  -- by which her browsers know it as hers
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (pid, id)
);
CREATE INDEX draft_by_change ON draft (changed_at);
CREATE TABLE draft_file (             -- uploads that a draft names: they stay as long as it does
  pid BLOB NOT NULL,
  draft BLOB NOT NULL,
  aid BLOB NOT NULL,
  PRIMARY KEY (pid, draft, aid)
);
CREATE INDEX draft_file_by_upload ON draft_file (aid);
