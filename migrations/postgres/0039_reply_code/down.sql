DROP TABLE reply_code;
