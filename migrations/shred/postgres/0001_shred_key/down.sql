DROP TABLE shred_key;
