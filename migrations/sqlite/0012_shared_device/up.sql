-- Sign-in at somebody else's device. The column's purpose and deletion rule stand in docs/DATA.md.

ALTER TABLE session ADD COLUMN shared BIGINT NOT NULL DEFAULT 0; -- 1: begun at somebody else's device, with shorter limits
