DROP TABLE tombstone;
DROP TABLE legal_hold;
ALTER TABLE thread_unit DROP COLUMN done_at;
DROP INDEX thread_doomed;
DROP INDEX thread_look;
ALTER TABLE thread DROP COLUMN doomed_at;
ALTER TABLE thread DROP COLUMN away_at;
ALTER TABLE thread DROP COLUMN noticed_at;
ALTER TABLE thread DROP COLUMN look_at;
