DROP TABLE identification;
