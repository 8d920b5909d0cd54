DROP TABLE provider_logout;
DROP TABLE provider_session;
DROP TABLE staff_account;
