-- Who looked up how many people at the desk, found or not; what was asked is kept as a hash only, to count the same question once.
CREATE TABLE desk_lookup (
  n INTEGER PRIMARY KEY,
  by BLOB NOT NULL,                   -- the employee
  question BLOB NOT NULL,             -- hash of what was asked
  at BIGINT NOT NULL,
  refused BIGINT NOT NULL             -- 1: over the limit, and not answered
);
CREATE INDEX desk_lookup_by ON desk_lookup (by, at);
CREATE INDEX desk_lookup_at ON desk_lookup (at);
