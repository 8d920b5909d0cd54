DROP TABLE text_module;
