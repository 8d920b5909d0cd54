-- What the rules of departments test in the register (R-84). The portal knows their ids and never what stands here.
ALTER TABLE person ADD COLUMN branch TEXT;              -- office that the core system names

CREATE TABLE register_rule (
  dept TEXT NOT NULL,
  position BIGINT NOT NULL,
  rule BLOB NOT NULL,
  test TEXT NOT NULL,                 -- JSON: digits of the insurance number, or an office
  PRIMARY KEY (dept, position)
);
