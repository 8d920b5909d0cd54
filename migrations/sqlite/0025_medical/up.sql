-- What only the Medical Service can read (R-52, § 276 SGB V), and when it was handed over. Purposes and deletion rules stand in docs/DATA.md.

ALTER TABLE matter ADD COLUMN medical BIGINT NOT NULL DEFAULT 0;  -- 1: papers for the Medical Service may be sent in cases of it
ALTER TABLE attachment ADD COLUMN forwarded_at BIGINT;            -- when it was last handed over unopened; NULL: never
ALTER TABLE attachment ADD COLUMN forwarded_by BLOB;              -- by which clerk
ALTER TABLE attachment ADD COLUMN forwarded_dept TEXT;            -- by which unit
