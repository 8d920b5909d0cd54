-- Staff sign in at the insurer's identity provider too (R-23). Names of accounts, subjects and sessions of the provider are here as
-- keyed hashes only. Each column's purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE staff_account (          -- which account at the provider belongs to an employee, as the registrar says
  pid BLOB NOT NULL PRIMARY KEY,
  account BLOB NOT NULL,              -- keyed hash of its name
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX staff_account_by_account ON staff_account (account);
CREATE TABLE provider_session (       -- what was shown at the provider in a session of the back office
  session BLOB NOT NULL PRIMARY KEY,  -- id in session
  request TEXT,                       -- running sign-in: state, nonce and verifier; taken out by the first answer
  requested_at BIGINT,
  pid BLOB,                           -- whose account was shown
  subject BLOB,                       -- keyed hash of the provider's subject
  sid BLOB,                           -- keyed hash of the session at the provider; NULL: it names none
  shown_at BIGINT,
  ended_token BLOB,                   -- token_hash of the session when the provider ended it, to say so
  expires_at BIGINT NOT NULL
);
CREATE INDEX provider_session_by_subject ON provider_session (subject);
CREATE INDEX provider_session_by_sid ON provider_session (sid);
CREATE INDEX provider_session_by_pid ON provider_session (pid);
CREATE INDEX provider_session_by_ended ON provider_session (ended_token);
CREATE INDEX provider_session_by_end ON provider_session (expires_at);
CREATE TABLE provider_logout (        -- logout tokens of the provider: each counts once, also for a sign-in that is on its way
  jti BLOB NOT NULL PRIMARY KEY,      -- hash of the token's id
  subject BLOB,
  sid BLOB,
  iat BIGINT NOT NULL,                -- seconds as signed
  expires_at BIGINT NOT NULL          -- after that the token is refused for its age
);
CREATE INDEX provider_logout_by_subject ON provider_logout (subject);
CREATE INDEX provider_logout_by_sid ON provider_logout (sid);
CREATE INDEX provider_logout_by_end ON provider_logout (expires_at);
