DROP TRIGGER attachment_is_not_changed ON attachment;
DROP TRIGGER message_body_is_not_changed ON message_body;
DROP TRIGGER message_is_not_changed ON message;
DROP FUNCTION message_refuse();
DROP FUNCTION attachment_refuse();
