DROP TABLE session_device;
