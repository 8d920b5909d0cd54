DROP TABLE unit_tally;
