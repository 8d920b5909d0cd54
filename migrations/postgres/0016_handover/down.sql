DROP TABLE unit_entity;
DROP TABLE hand_over;
ALTER TABLE thread_unit DROP COLUMN done_main;
ALTER TABLE thread_unit DROP COLUMN done_reason;
ALTER TABLE thread_unit DROP COLUMN notes_idx;
