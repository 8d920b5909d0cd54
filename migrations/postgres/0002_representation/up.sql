-- Who may act for whom (statements of kind rep), and who the other side is.
-- Each column's purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE representation (
  sh BYTEA NOT NULL PRIMARY KEY,
  rep BYTEA NOT NULL,                  -- pid of the representative
  subject BYTEA NOT NULL,              -- pid of the insured person
  scope TEXT,                         -- matters, blank-separated; NULL: all
  rights TEXT NOT NULL,               -- read | write | history | post, blank-separated
  nbf BIGINT NOT NULL,                -- seconds, as signed
  exp BIGINT NOT NULL,
  ended_at BIGINT,                    -- revoked, or ended by one of the two
  received_at BIGINT NOT NULL
);
CREATE INDEX representation_by_rep ON representation (rep, subject);
CREATE INDEX representation_by_subject ON representation (subject, rep);
CREATE TABLE person_profile (         -- who somebody is, sealed to the other side of a representation
  reader BYTEA NOT NULL,
  pid BYTEA NOT NULL,
  kc BYTEA NOT NULL,                   -- keycard of the reader that it is sealed to
  file BYTEA NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (reader, pid)
);
