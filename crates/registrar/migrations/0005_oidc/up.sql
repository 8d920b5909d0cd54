-- Identification by an identity provider: what was begun and waits for the way back. Gone after a day; the evidence is in archive.
CREATE TABLE identification (
  start BLOB NOT NULL PRIMARY KEY,    -- sh of the oidc-start
  stmt TEXT NOT NULL,                 -- the oidc-start: the keys that ask
  state_hash BLOB NOT NULL,           -- SHA-256 of the state that the way back has to bring
  verifier TEXT,                      -- PKCE; emptied when the code is exchanged
  status TEXT NOT NULL,               -- open | taken | issued
  aid BLOB UNIQUE,                    -- the code that came of it
  level TEXT,                         -- substantiell | hoch
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX identification_by_age ON identification (created_at);
