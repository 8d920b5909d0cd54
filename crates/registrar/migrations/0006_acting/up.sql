-- Entries of one employee about who is to act for whom, waiting for a second one. Decided ones stay as evidence.
CREATE TABLE representation_draft (
  draft BLOB NOT NULL PRIMARY KEY,    -- sh of the desk-request that made it
  rep BLOB NOT NULL,
  subject BLOB NOT NULL,
  request TEXT NOT NULL,              -- the signed desk-request
  entered_by BLOB NOT NULL,
  created_at BIGINT NOT NULL,
  decided_by BLOB,
  decided_at BIGINT,
  sh BLOB,                            -- what was signed; none when it was refused
  reason TEXT                         -- why it was refused
);
CREATE INDEX representation_draft_waiting ON representation_draft (created_at) WHERE decided_at IS NULL;
