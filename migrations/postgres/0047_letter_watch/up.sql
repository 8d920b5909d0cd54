-- Letters that nobody brings to the post. Purpose and deletion rule stand in docs/DATA.md.

ALTER TABLE letter_job ADD COLUMN late_at BIGINT; -- when its units were told that the post has not taken it yet

CREATE INDEX letter_job_late ON letter_job (ordered_at) WHERE state IN ('ordered', 'taken', 'printed') AND late_at IS NULL;
