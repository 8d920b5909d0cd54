-- Who was removed from a department by its lead. Purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE unit_leaving (           -- no certificate from before the registrar dealt with it brings her back
  dept TEXT NOT NULL,
  pid BLOB NOT NULL,
  request BLOB NOT NULL,            -- to the registrar, to revoke
  settled_at BIGINT,                  -- when that was answered
  PRIMARY KEY (dept, pid)
);
CREATE INDEX unit_leaving_by_person ON unit_leaving (pid);
CREATE INDEX unit_leaving_by_request ON unit_leaving (request);
