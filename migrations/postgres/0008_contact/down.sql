DELETE FROM outbox WHERE kind NOT IN ('message', 'security');
DROP INDEX outbox_one_pending;
CREATE UNIQUE INDEX outbox_one_pending ON outbox (pid, kind) WHERE state = 'pending';
INSERT INTO contact (pid, sealed, lang, updated_at)
  SELECT pid, sealed, lang, 0 FROM contact_candidate
  WHERE source = 'register' AND pid NOT IN (SELECT pid FROM contact);
DROP TABLE outbox_address;
DROP TABLE contact_candidate;
