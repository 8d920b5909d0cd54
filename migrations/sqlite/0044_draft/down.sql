DROP TABLE draft_file;
DROP TABLE draft;
