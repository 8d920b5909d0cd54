-- What kind of device a session was begun at, sealed by the person's own client (R-22). Purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE session_device (
  session BYTEA NOT NULL PRIMARY KEY,  -- id of the session; its own row is gone long before
  pid BYTEA NOT NULL,
  sealed BYTEA NOT NULL,               -- 60 bytes
  at BIGINT NOT NULL
);
CREATE INDEX session_device_by_person ON session_device (pid);
CREATE INDEX session_device_by_time ON session_device (at);
