DROP TABLE rule_assignment;
DROP TABLE rule_question;
DROP TABLE unit_rule;
DROP TABLE unit_rules;
