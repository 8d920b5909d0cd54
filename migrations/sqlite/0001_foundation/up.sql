-- Ids are the 16 bytes of a UUID, hashes 32 bytes, times microseconds since 1970 (UTC), statements canonical JSON text.
-- Each column's purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE person (
  pid BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,                 -- insured | rep | staff
  state TEXT NOT NULL,                -- pending | active | blocked
  binding_sh BLOB,                    -- current bind statement
  keycard_sh BLOB,                    -- current keycard
  assurance TEXT,                     -- letter | branch | eid | staff | carryover
  quarantine_until BIGINT,            -- history is withheld until then
  created_at BIGINT NOT NULL
);
CREATE INDEX person_by_kind ON person (kind) WHERE kind = 'staff';

CREATE TABLE statement (
  sh BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,                 -- td | keycard | issue | bind | dept-epoch | staff | revlist | rep
  subject TEXT NOT NULL,              -- pid, dept, aid or '' (td, revlist)
  seq BIGINT NOT NULL,                -- version, epoch, seq; 0 where there is none
  envelope TEXT NOT NULL,             -- DSSE envelope
  leaf TEXT,                          -- log leaf
  proof TEXT,                         -- log proof, later
  by_pid BLOB,                        -- clerk who brought it (dept-epoch); NULL: the registrar, or the person herself
  received_at BIGINT NOT NULL
);
CREATE INDEX statement_by_subject ON statement (kind, subject, seq);

CREATE TABLE fresh (                  -- newest fresh statement per person
  pid BLOB NOT NULL PRIMARY KEY,
  bind_sh BLOB NOT NULL,
  envelope TEXT NOT NULL,
  iat BIGINT NOT NULL,                -- seconds, as signed
  exp BIGINT NOT NULL
);

CREATE TABLE activation (
  aid BLOB NOT NULL PRIMARY KEY,
  pid BLOB NOT NULL,
  seq BIGINT NOT NULL,
  role TEXT NOT NULL,                 -- insured | rep | staff
  locator_hash BLOB NOT NULL UNIQUE,
  issue_sh BLOB NOT NULL,
  mac_org BLOB NOT NULL,
  expires_at BIGINT NOT NULL,
  state TEXT NOT NULL,                -- open | pending | bound | reused (bound, and presented once more) | dead
  tries_left BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX activation_by_person ON activation (pid);

CREATE TABLE registrar_request (      -- what waits for the registrar (it pulls)
  id BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,                 -- bind | carryover | claims | fresh | code-reused | revoke
  pid BLOB NOT NULL,
  aid BLOB,
  body BLOB,                          -- age file for the registrar, or canonical JSON of a carryover request
  staged TEXT,                        -- keycard, bundle and methods that take effect when bound; emptied with the answer
  level TEXT,                         -- of the asking session: normal | substantiell | hoch
  methods TEXT,                       -- how that session was proven, blank-separated
  session BLOB,                       -- id of the session that waits for the answer
  state TEXT NOT NULL,                -- open | leased | done | refused
  lease_until BIGINT,
  reason TEXT,                        -- of a refusal: wrong-claims | expired | superseded | bad-mac | ...
  tries_left BIGINT,
  created_at BIGINT NOT NULL,
  done_at BIGINT
);
CREATE INDEX registrar_request_open ON registrar_request (state, created_at);
CREATE INDEX registrar_request_by_person ON registrar_request (pid, kind, created_at);

CREATE TABLE bundle (
  pid BLOB NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL,
  file BLOB NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE unlock_method (
  id BLOB NOT NULL PRIMARY KEY,
  pid BLOB NOT NULL,
  tag TEXT NOT NULL,                  -- prf | rec | pwd
  mac BLOB NOT NULL,                  -- bundle MAC of this method for the current bundle
  auth_hash BLOB,                     -- H(auth_i); rec and pwd
  locator_hash BLOB UNIQUE,           -- rec
  failures BIGINT NOT NULL DEFAULT 0,
  blocked_until BIGINT,
  added_at BIGINT NOT NULL
);
CREATE INDEX unlock_method_by_person ON unlock_method (pid);

CREATE TABLE passkey (
  credential_id BLOB NOT NULL PRIMARY KEY,
  pid BLOB NOT NULL,
  method BLOB,                        -- unlock method made from its PRF; NULL: login only
  passkey TEXT NOT NULL,              -- public key and counters as webauthn-rs serialises them
  aid BLOB,                           -- activation it was made in; not usable before that is bound, then NULL
  created_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX passkey_by_person ON passkey (pid);

CREATE TABLE session (
  token_hash BLOB NOT NULL PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,            -- opaque id for logs
  side TEXT NOT NULL,                 -- portal | office
  state TEXT NOT NULL,                -- ceremony | activating | recovering | full
  pid BLOB,
  aid BLOB,
  method TEXT,                        -- passkey | recovery | password
  proofs TEXT NOT NULL,               -- all methods proven in it, blank-separated
  level TEXT NOT NULL,                -- normal | substantiell | hoch
  ceremony TEXT,                      -- WebAuthn state of a running ceremony
  ceremony_at BIGINT,
  strong_at BIGINT,                   -- last proof of a second factor
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_person ON session (pid);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE unit (
  dept TEXT NOT NULL PRIMARY KEY,
  epoch BIGINT NOT NULL,              -- newest, compare-and-swap
  epoch_sh BLOB NOT NULL,
  changed_at BIGINT NOT NULL          -- of that epoch: threads with an older one are due for a new thread epoch
);
CREATE TABLE unit_member (            -- from staff certificates; access ends with the row or at exp
  dept TEXT NOT NULL,
  pid BLOB NOT NULL,
  rights TEXT NOT NULL,               -- blank-separated
  cert_sh BLOB NOT NULL,
  nbf BIGINT NOT NULL,                -- seconds, as signed
  exp BIGINT NOT NULL,
  removed_at BIGINT,
  PRIMARY KEY (dept, pid)
);
CREATE INDEX unit_member_by_person ON unit_member (pid);
CREATE TABLE unit_grant (             -- department identity sealed to a member; append-only
  id BLOB NOT NULL PRIMARY KEY,
  dept TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  pid BLOB NOT NULL,
  file BLOB NOT NULL,
  by_pid BLOB,
  created_at BIGINT NOT NULL
);
CREATE INDEX unit_grant_by_member ON unit_grant (pid, dept, epoch);
CREATE TABLE unit_link (              -- identity of `epoch` sealed to epoch + 1
  dept TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  file BLOB NOT NULL,
  PRIMARY KEY (dept, epoch)
);
CREATE TABLE matter (                 -- what insured persons choose from; labels are public texts
  code TEXT NOT NULL PRIMARY KEY,
  dept TEXT NOT NULL,
  class TEXT NOT NULL,                -- normal | substantiell | hoch
  label_de TEXT NOT NULL,
  label_en TEXT NOT NULL,
  position BIGINT NOT NULL
);
CREATE TABLE profile (                -- sealed to one department epoch
  pid BLOB NOT NULL,
  dept TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  file BLOB NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (pid, dept)
);

CREATE TABLE thread (
  id BLOB NOT NULL PRIMARY KEY,
  subject BLOB NOT NULL,              -- pid of the insured person
  matter TEXT NOT NULL,
  class TEXT NOT NULL,
  depts TEXT NOT NULL,                -- departments of the newest epoch of lane case, blank-separated; for lists
  dirty_since BIGINT,                 -- a person in it has got a new keycard that no epoch names yet
  created_at BIGINT NOT NULL
);
CREATE INDEX thread_by_subject ON thread (subject);
CREATE TABLE lane (
  thread BLOB NOT NULL,
  lane TEXT NOT NULL,                 -- case | internal
  epoch BIGINT NOT NULL,              -- newest, compare-and-swap
  epoch_sh BLOB NOT NULL,
  next_idx BIGINT NOT NULL,           -- next receipt index
  last_idx BIGINT NOT NULL,           -- of the newest message proper (kind msg or redact), 0: none
  last_at BIGINT,
  last_kind TEXT,
  last_sender BLOB,
  PRIMARY KEY (thread, lane)
);
CREATE TABLE thread_epoch (
  thread BLOB NOT NULL,
  lane TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  sh BLOB NOT NULL UNIQUE,
  envelope TEXT NOT NULL,
  first_idx BIGINT NOT NULL,          -- receipt index that the first message of this epoch can have
  created_at BIGINT NOT NULL,
  PRIMARY KEY (thread, lane, epoch)
);
CREATE TABLE thread_person (          -- who may fetch, and the inbox list
  pid BLOB NOT NULL,
  thread BLOB NOT NULL,
  from_idx BIGINT NOT NULL,           -- first receipt index of lane case that may be fetched
  hold_idx BIGINT NOT NULL,           -- the same while person.quarantine_until lies in the future
  last_at BIGINT NOT NULL,
  last_idx BIGINT NOT NULL,
  read_idx BIGINT NOT NULL,
  removed_at BIGINT,
  PRIMARY KEY (pid, thread)
);
CREATE INDEX thread_person_inbox ON thread_person (pid, last_at, thread) WHERE removed_at IS NULL;
CREATE INDEX thread_person_by_thread ON thread_person (thread);
CREATE TABLE thread_unit (            -- which unit may fetch, and the work list
  dept TEXT NOT NULL,
  thread BLOB NOT NULL,
  state TEXT NOT NULL,                -- new | open | waiting | done
  claimed_by BLOB,
  dept_epoch BIGINT NOT NULL,         -- department epoch that the newest epoch of lane case names
  last_at BIGINT NOT NULL,
  last_idx BIGINT NOT NULL,
  read_idx BIGINT NOT NULL,           -- somebody of the unit has seen lane case up to here
  removed_at BIGINT,
  PRIMARY KEY (dept, thread)
);
CREATE INDEX thread_unit_list ON thread_unit (dept, state, last_at, thread) WHERE removed_at IS NULL;
CREATE INDEX thread_unit_open ON thread_unit (dept, last_at, thread) WHERE removed_at IS NULL AND state <> 'done';
CREATE INDEX thread_unit_by_thread ON thread_unit (thread);
CREATE TABLE thread_grant (           -- file is encrypted once more with the thread's key in shred_key
  id BLOB NOT NULL PRIMARY KEY,
  thread BLOB NOT NULL,
  lane TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  member TEXT NOT NULL,               -- pid, or "dept:" + dept + ":" + department epoch
  file BLOB NOT NULL,
  by_pid BLOB NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX thread_grant_by_thread ON thread_grant (thread, lane, member, epoch);

CREATE TABLE message (
  mid BLOB NOT NULL PRIMARY KEY,
  thread BLOB NOT NULL,
  lane TEXT NOT NULL,
  idx BIGINT NOT NULL,
  epoch BIGINT NOT NULL,
  kind TEXT NOT NULL,                 -- msg | receipt | note | redact
  matter TEXT NOT NULL,
  class TEXT NOT NULL,
  sender BLOB NOT NULL,
  dev BLOB NOT NULL,
  n BIGINT NOT NULL,
  size BIGINT NOT NULL,
  sha256 BLOB NOT NULL,
  receipt TEXT NOT NULL,              -- signed by the server
  received_at BIGINT NOT NULL,
  UNIQUE (thread, lane, idx),
  UNIQUE (thread, lane, dev, n)
);
CREATE TABLE message_body (
  mid BLOB NOT NULL PRIMARY KEY,
  file BLOB NOT NULL
);
CREATE TABLE attachment (
  aid BLOB NOT NULL PRIMARY KEY,
  owner BLOB NOT NULL,                -- pid that uploaded
  state TEXT NOT NULL,                -- uploading | uploaded | attached
  blob_ref TEXT NOT NULL,
  size BIGINT,
  sha256 BLOB,
  thread BLOB,
  lane TEXT,
  mid BLOB,
  created_at BIGINT NOT NULL
);
CREATE INDEX attachment_by_thread ON attachment (thread);
CREATE INDEX attachment_by_message ON attachment (mid, aid);
CREATE INDEX attachment_by_state ON attachment (state, created_at);
CREATE INDEX attachment_by_owner ON attachment (owner, state);
CREATE UNIQUE INDEX attachment_by_blob ON attachment (blob_ref);

CREATE TABLE contact (
  pid BLOB NOT NULL PRIMARY KEY,
  sealed TEXT NOT NULL,               -- e-mail address, only the notifier can open it
  lang TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE TABLE outbox (
  id BLOB NOT NULL PRIMARY KEY,
  pid BLOB NOT NULL,
  state TEXT NOT NULL,                -- pending | sending | sent | failed | unknown | moot
  due_at BIGINT NOT NULL,
  items BIGINT NOT NULL,              -- messages that this one mail announces
  attempts BIGINT NOT NULL,
  folded_from BLOB,                   -- row with unknown outcome that this reminder stands for
  lease_token BLOB,
  lease_until BIGINT,
  created_at BIGINT NOT NULL,
  done_at BIGINT
);
CREATE UNIQUE INDEX outbox_one_pending ON outbox (pid) WHERE state = 'pending';
CREATE INDEX outbox_due ON outbox (state, due_at);
CREATE INDEX outbox_by_person ON outbox (pid, state, done_at);
CREATE INDEX outbox_by_lease ON outbox (lease_until) WHERE state = 'sending';
CREATE TABLE outbox_attempt (         -- evidence; written before DATA, completed after
  id BLOB NOT NULL PRIMARY KEY,
  outbox BLOB NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT,
  outcome TEXT NOT NULL,              -- started | sent | retry | failed | unknown
  host TEXT,
  code BIGINT,                        -- SMTP reply code
  reply TEXT                          -- enhanced status and queue id only, never an address
);
CREATE INDEX outbox_attempt_by_outbox ON outbox_attempt (outbox);

CREATE TABLE audit (
  id BLOB NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  actor_kind TEXT NOT NULL,           -- insured | rep | staff | agent | system | nobody
  actor BLOB,
  action TEXT NOT NULL,
  object_kind TEXT NOT NULL,
  object TEXT NOT NULL
);
CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX audit_by_object ON audit (object_kind, object, at);
CREATE TABLE idempotency (
  actor BLOB NOT NULL,                -- pid, session id or agent
  key TEXT NOT NULL,
  route TEXT NOT NULL,
  request_hash BLOB NOT NULL,
  status BIGINT NOT NULL,
  body TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_by_time ON idempotency (created_at);
