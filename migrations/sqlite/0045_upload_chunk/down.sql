DROP TABLE upload_chunk;
DROP TABLE upload;
