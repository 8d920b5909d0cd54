ALTER TABLE unlock_method DROP COLUMN failed_at;
ALTER TABLE audit DROP COLUMN reason;
ALTER TABLE thread DROP COLUMN four_eyes;
ALTER TABLE matter DROP COLUMN four_eyes;
