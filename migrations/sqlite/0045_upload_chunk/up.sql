-- Attachments that come in chunks and go on after a cut (tus 1.0). Each column's purpose and deletion rule stand in docs/DATA.md.

CREATE TABLE upload (                 -- of an attachment in state uploading
  aid BLOB NOT NULL PRIMARY KEY,
  length BIGINT NOT NULL,             -- bytes that were announced
  received BIGINT NOT NULL            -- bytes that are durable, without a gap from the first one on
);
CREATE TABLE upload_chunk (
  aid BLOB NOT NULL,
  start BIGINT NOT NULL,              -- its first byte's place in the attachment
  size BIGINT NOT NULL,
  blob_ref TEXT NOT NULL,
  PRIMARY KEY (aid, start)
);
CREATE UNIQUE INDEX upload_chunk_by_blob ON upload_chunk (blob_ref);
