-- Protection classes: which matters are always looked at by two people, why a class was lowered, and when a secret was last
-- tried in vain. Each column's purpose and deletion rule stand in docs/DATA.md.

ALTER TABLE matter ADD COLUMN four_eyes BIGINT NOT NULL DEFAULT 0; -- 1: cases of it are marked for two people
ALTER TABLE thread ADD COLUMN four_eyes BIGINT NOT NULL DEFAULT 0; -- 1: marked for two people
ALTER TABLE audit ADD COLUMN reason TEXT;                          -- code of why, where an action needs one
ALTER TABLE unlock_method ADD COLUMN failed_at BIGINT;             -- last wrong try
