DROP TABLE ending;
