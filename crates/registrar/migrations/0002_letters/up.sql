-- What letters need to know: the card, the end of the insurance, what is on paper, what waits for a clerk.

ALTER TABLE person ADD COLUMN insured_until TEXT;   -- YYYY-MM-DD, last day
ALTER TABLE person ADD COLUMN card_digits TEXT;     -- last digits of the card's number

ALTER TABLE activation ADD COLUMN printed_at BIGINT; -- the letter is on disk; NULL: its code was lost with a crash
UPDATE activation SET printed_at = created_at;

CREATE UNIQUE INDEX outbox_by_n ON outbox (n);

CREATE TABLE letter_stop (            -- letters that were wanted and not printed; one row a person, the newest wish
  pid BLOB NOT NULL PRIMARY KEY,
  state TEXT NOT NULL,                -- held | refused | released
  reasons TEXT NOT NULL,              -- JSON array of codes
  wanted_by TEXT NOT NULL,            -- employee or job; whoever releases is somebody else
  address BLOB NOT NULL,              -- hash of the address it was about: a release is for this one
  at BIGINT NOT NULL,                 -- since when it waits
  released_by TEXT,
  released_at BIGINT
);
CREATE INDEX letter_stop_by_state ON letter_stop (state, at);

CREATE TABLE letter_request (         -- letters that people asked for themselves; a miss leaves a row too
  n INTEGER NOT NULL PRIMARY KEY,
  pid BLOB NOT NULL,                  -- random unless the letter is granted
  at BIGINT NOT NULL,
  state TEXT NOT NULL                 -- miss | soon | busy | open | done
);
CREATE INDEX letter_request_by_person ON letter_request (pid, at);
CREATE INDEX letter_request_by_state ON letter_request (state, at);
