-- A desk looks people up by name and birth date.
CREATE INDEX person_by_birth_date ON person (birth_date);
