DROP TABLE person_profile;
DROP TABLE representation;
