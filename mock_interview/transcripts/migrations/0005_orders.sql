-- What lists are sorted by, each with an index that gives the first page without sorting them all; and the attempts
-- of a tag, found by its rubrics, with all that lists filter and sort by.

DROP INDEX attempt_by_rubric;

CREATE INDEX attempt_by_rubric ON attempt (
    rubric_sha256, started_at DESC, pack, ref, title, mode, grader, model, band, percent, self_rating
);

CREATE INDEX attempt_by_title ON attempt (title COLLATE NOCASE, started_at);
CREATE INDEX attempt_by_band ON attempt (band COLLATE NOCASE, started_at);
CREATE INDEX attempt_by_self_rating ON attempt (self_rating, started_at);
