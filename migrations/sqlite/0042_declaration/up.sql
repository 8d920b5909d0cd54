-- Declarations that need a form. Purpose and deletion rule stand in docs/DATA.md.

ALTER TABLE message ADD COLUMN declared_stmt TEXT; -- the registrar's answer: its sender has proven who she is, for this message
