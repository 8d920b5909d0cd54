-- Who answers a person whatever she chooses, and which employees never see her threads (R-33, R-82): what the portal is told of it.
ALTER TABLE person ADD COLUMN own_kvnr TEXT;            -- of an employee who is insured here: her own number
ALTER TABLE person ADD COLUMN route_due BIGINT;         -- 1: what the portal knows is to be compared
CREATE INDEX person_own_kvnr ON person (own_kvnr) WHERE own_kvnr IS NOT NULL;
CREATE INDEX person_route_due ON person (pid) WHERE route_due = 1;

CREATE TABLE route_told (             -- what the portal was told last; a row that says nothing takes a route back
  pid BLOB NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL,                -- grows with everything that is told of the person
  dept TEXT,                          -- the unit; NULL: that of the matter
  barred TEXT NOT NULL,               -- employees who see nothing of her, JSON
  told_at BIGINT NOT NULL
);
CREATE TABLE shield_told (            -- which unit serves which mark, as configured when it was compared last
  mark TEXT NOT NULL PRIMARY KEY,
  dept TEXT NOT NULL
);
