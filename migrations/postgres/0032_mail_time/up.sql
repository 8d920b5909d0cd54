-- When plain mails go out (R-77). The column's purpose and deletion rule stand in docs/DATA.md.

ALTER TABLE person ADD COLUMN mail_time TEXT NOT NULL DEFAULT 'soon'
    CHECK (mail_time IN ('soon', 'morning', 'evening')); -- when she gets plain mails
