DROP TABLE unit_leaving;
