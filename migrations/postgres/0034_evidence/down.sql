DROP TABLE evidence_head;
DROP TABLE evidence;
DROP FUNCTION evidence_refuse_kept();
DROP FUNCTION evidence_refuse();
