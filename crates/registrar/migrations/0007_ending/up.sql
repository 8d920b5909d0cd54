-- The end of an insurance, and of a life: what the portal is told of it (R-38).
ALTER TABLE person ADD COLUMN ending_heard_at BIGINT;   -- when the last day in the register was first heard of; NULL: the next round notes it
ALTER TABLE person ADD COLUMN ending_due BIGINT;        -- 1: what the portal knows is to be compared
CREATE INDEX person_ending_due ON person (pid) WHERE ending_due = 1;

CREATE TABLE ending_told (            -- what the portal was told last; a row that says nothing takes an end back
  pid BLOB NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL,                -- grows with everything that is told of the person
  reason TEXT,                        -- insurance | death; NULL: taken back
  read_only_at BIGINT,
  closes_at BIGINT,
  told_at BIGINT NOT NULL
);

-- Whoever has an account, or acts or is acted for, and has an end already.
UPDATE person SET ending_due = 1
  WHERE role <> 'staff'
    AND (insured_until IS NOT NULL OR flags LIKE '%"deceased"%')
    AND (EXISTS (SELECT 1 FROM activation a WHERE a.pid = person.pid)
      OR EXISTS (SELECT 1 FROM representation r WHERE r.rep = person.pid OR r.subject = person.pid));
