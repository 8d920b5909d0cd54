DROP TABLE representation_draft;
