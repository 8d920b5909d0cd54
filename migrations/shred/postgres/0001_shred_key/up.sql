-- One random key per thread lane, in a database (SQLite: file) of its own whose backups live 30 days at most.
-- Every thread_grant row is encrypted with it once more: deleting the key shreds the thread, in old backups too.
CREATE TABLE shred_key (
  thread BYTEA NOT NULL,
  lane TEXT NOT NULL,
  key BYTEA NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (thread, lane)
);
