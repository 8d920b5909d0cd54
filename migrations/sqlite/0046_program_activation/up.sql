-- Codes by which programs of the insurer are set up. Purpose and deletion rule stand in docs/DATA.md.

ALTER TABLE activation ADD COLUMN program BIGINT NOT NULL DEFAULT 0; -- 1: for a program, which has no account at the identity provider of staff
