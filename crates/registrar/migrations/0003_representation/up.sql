-- Who may act for whom, with the evidence and the two people who decided it.
CREATE TABLE representation (
  sh BLOB NOT NULL PRIMARY KEY,
  rep BLOB NOT NULL,
  subject BLOB NOT NULL,
  stmt TEXT NOT NULL,
  evidence TEXT NOT NULL,             -- file note: kind of document and where it is kept, never its number
  entered_by TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX representation_by_rep ON representation (rep);
CREATE INDEX representation_by_subject ON representation (subject);
