-- The end of an insurance, and of a life, as the registrar says (R-38). Access is computed from it at every request.
-- Each column's purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE ending (
  pid BYTEA NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL,                -- of the newest word about her; older ones that come late are ignored
  reason TEXT,                        -- insurance | death; NULL: taken back
  read_only_at BIGINT,
  closes_at BIGINT,
  received_at BIGINT NOT NULL
);
