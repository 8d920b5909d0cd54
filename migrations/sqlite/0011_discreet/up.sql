-- Mails that do not say whom they come from (R-34). The column's purpose and deletion rule stand in docs/DATA.md.

ALTER TABLE person ADD COLUMN discreet_mail BIGINT NOT NULL DEFAULT 0; -- 1: mails to her do not name the insurer
