-- The desk: sealed answers of the registrar to it, and checks of who is on the phone.
-- Each column's purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE desk_reply (             -- what the registrar answered to a desk
  request BLOB NOT NULL PRIMARY KEY,
  pid BLOB NOT NULL,                  -- employee who asked
  file BLOB NOT NULL,                 -- age file to the employee's keycard
  created_at BIGINT NOT NULL
);
CREATE INDEX desk_reply_by_age ON desk_reply (created_at);
CREATE TABLE phone_check (            -- "I am on the phone with you"
  id BLOB NOT NULL PRIMARY KEY,
  pid BLOB NOT NULL,                  -- who pressed the button
  desk BLOB,                          -- employee on the other end
  state TEXT NOT NULL,                -- waiting | committed | answered | revealed
  committed TEXT,                     -- envelopes of the three steps
  answered TEXT,
  revealed TEXT,
  opened_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX phone_check_by_person ON phone_check (pid, opened_at);
CREATE INDEX phone_check_by_age ON phone_check (expires_at);
