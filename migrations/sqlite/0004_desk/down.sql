DROP TABLE phone_check;
DROP TABLE desk_reply;
