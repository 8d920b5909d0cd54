DROP INDEX thread_person_unread;
DROP INDEX thread_person_pinned;
DROP INDEX thread_person_tray;
ALTER TABLE thread_person DROP COLUMN pinned_at;
ALTER TABLE thread_person DROP COLUMN tray;
