DROP INDEX person_by_birth_date;
