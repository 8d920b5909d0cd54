DROP TABLE desk_lookup;
