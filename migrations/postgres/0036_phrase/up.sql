-- A sentence by which a person recognises our mails (R-74). Purpose and deletion rule stand in docs/DATA.md.

ALTER TABLE contact ADD COLUMN phrase TEXT;            -- sealed to the notifier, as the address is
