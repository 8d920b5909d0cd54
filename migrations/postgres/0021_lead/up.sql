-- The lead's figures (R-81, R-84): what came into a unit and went out of it, by calendar day. Purposes and deletion rules stand in docs/DATA.md.

CREATE TABLE unit_tally (              -- one row for each thing; no thread, no person, no clerk, no hour
  id BYTEA NOT NULL PRIMARY KEY,
  dept TEXT NOT NULL,
  day TEXT NOT NULL,                   -- 2026-11-23, in Europe/Berlin
  what TEXT NOT NULL,                  -- arrived | answered | closed
  promise TEXT NOT NULL                -- none | kept | missed
);
CREATE INDEX unit_tally_by_day ON unit_tally (dept, day, what, promise);
CREATE INDEX unit_tally_by_age ON unit_tally (day);
