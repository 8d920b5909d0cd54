-- The registrar's own database: who is who, which codes are out, which keys are bound.
-- Times are Unix seconds, ids 16 bytes, hashes 32 bytes, statements canonical JSON text.
-- It never holds an activation code, only what follows from it (PROTOCOL.md section 4).

CREATE TABLE person (
  pid BLOB NOT NULL PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,     -- id in the core system; import is idempotent by it
  kvnr TEXT UNIQUE,                   -- insured persons and representatives; NULL for staff
  role TEXT NOT NULL,                 -- insured | rep | staff
  given TEXT NOT NULL,
  family TEXT NOT NULL,
  birth_date TEXT NOT NULL,           -- YYYY-MM-DD
  address TEXT NOT NULL,              -- JSON array of lines, as the core system has them
  address_changed_at BIGINT,          -- NULL: never since the first import
  lang TEXT NOT NULL,                 -- de | en
  email_sealed TEXT,                  -- only the notifier can open it
  email_hash BLOB,                    -- tells an import whether the address is still the same
  flags TEXT NOT NULL,                -- JSON array: restricted, hold-letter, ...
  depts TEXT,                         -- JSON array of departments that may see the profile; NULL: the default ones
  assignment TEXT,                    -- staff: JSON {label, depts:[{d, rights}]}
  claims_left BIGINT NOT NULL,        -- tries of the claims beside a recovery sheet
  alarm_at BIGINT,                    -- a used code was shown again; history is withheld until a desk clears it
  updated_at BIGINT NOT NULL
);

CREATE TABLE activation (
  aid BLOB NOT NULL PRIMARY KEY,
  pid BLOB NOT NULL,
  seq BIGINT NOT NULL,
  method TEXT NOT NULL,               -- letter | branch | staff | reissue
  by_kc BLOB,                         -- employee who identified the person, at a counter
  issue TEXT NOT NULL,
  k_person BLOB NOT NULL,             -- key of the person's MAC; kept after use to recognise a second one
  tries_left BIGINT NOT NULL,
  used_kc BLOB,
  used_at BIGINT,
  alarm_at BIGINT,
  expires_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (pid, seq)
);

CREATE TABLE binding (
  sh BLOB NOT NULL PRIMARY KEY,
  pid BLOB NOT NULL,
  seq BIGINT NOT NULL,
  kc BLOB NOT NULL UNIQUE,
  keycard TEXT NOT NULL,
  stmt TEXT NOT NULL,
  quarantine_until BIGINT,
  created_at BIGINT NOT NULL,
  UNIQUE (pid, seq)
);

CREATE TABLE carryover (              -- waits 72 hours because only one unlock method was shown
  kc BLOB NOT NULL PRIMARY KEY,
  pid BLOB NOT NULL,
  due_at BIGINT NOT NULL,
  vetoed_at BIGINT,
  created_at BIGINT NOT NULL
);
CREATE INDEX carryover_by_person ON carryover (pid);

CREATE TABLE decision (               -- what was decided about a question of the portal; a repeated question gets the same answer
  work BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  pid BLOB NOT NULL,
  request BLOB,                       -- hash of the request itself, so that a replay under a new id is recognised
  outcome TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  delivered_at BIGINT
);
CREATE INDEX decision_by_request ON decision (request);

CREATE TABLE outbox (                 -- what the portal does not have yet
  id BLOB NOT NULL PRIMARY KEY,       -- also the idempotency key
  n INTEGER NOT NULL,                 -- order
  call TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  failed_at BIGINT,                   -- the portal refuses it for good; needs a person
  created_at BIGINT NOT NULL
);
CREATE INDEX outbox_due ON outbox (failed_at, due_at, n);

CREATE TABLE revocation (
  sh BLOB NOT NULL PRIMARY KEY,
  pid BLOB,
  at BIGINT NOT NULL
);
CREATE TABLE removal (                -- a lead removed somebody from a department; the core system's wish waits until it is lifted
  pid BLOB NOT NULL,
  dept TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (pid, dept)
);
CREATE TABLE revlist (
  seq BIGINT NOT NULL PRIMARY KEY,
  stmt TEXT NOT NULL,
  iat BIGINT NOT NULL,
  exp BIGINT NOT NULL
);

CREATE TABLE trust (
  ver BIGINT NOT NULL PRIMARY KEY,
  sh BLOB NOT NULL,
  stmt TEXT NOT NULL
);
CREATE TABLE dept_epoch (             -- newest verified epoch of each department
  dept TEXT NOT NULL PRIMARY KEY,
  epoch BIGINT NOT NULL,
  sh BLOB NOT NULL,
  stmt TEXT NOT NULL
);
CREATE TABLE profile_sent (
  pid BLOB NOT NULL,
  dept TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  PRIMARY KEY (pid, dept)
);

CREATE TABLE archive (                -- evidence: what was shown, and when
  id BLOB NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  pid BLOB NOT NULL,
  aid BLOB,
  body TEXT NOT NULL
);
CREATE INDEX archive_by_person ON archive (pid, at);
