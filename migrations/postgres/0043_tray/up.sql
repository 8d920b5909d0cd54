-- Where a person keeps a thread in her own inbox (R-99). Each column's purpose and deletion rule stand in docs/DATA.md.

ALTER TABLE thread_person ADD COLUMN tray TEXT NOT NULL DEFAULT 'inbox'; -- inbox | archive | hidden; a new message brings it back
ALTER TABLE thread_person ADD COLUMN pinned_at BIGINT;                   -- stands above the others since then
CREATE INDEX thread_person_tray ON thread_person (pid, tray, last_at, thread) WHERE removed_at IS NULL;
CREATE INDEX thread_person_pinned ON thread_person (pid, pinned_at, thread) WHERE removed_at IS NULL AND pinned_at IS NOT NULL;
CREATE INDEX thread_person_unread ON thread_person (pid, last_at, thread) WHERE removed_at IS NULL AND last_idx > read_idx;
