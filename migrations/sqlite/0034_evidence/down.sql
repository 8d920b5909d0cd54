DROP TABLE evidence_head;
DROP TABLE evidence;
