-- Answers graded again: by which rubric a score was judged, and runs that can be gone on with.

-- The rubric that the score was judged by; `rubric_sha256` stays the one that the question was asked by.
ALTER TABLE attempt ADD COLUMN judged_by TEXT REFERENCES rubric (sha256);

DROP VIEW score;
DROP TRIGGER scorecard_scores_attempt;
DROP TRIGGER exam_over;

-- The newest scorecard of the first answer that a person made, else the newest of all; none before an exam is over.
CREATE VIEW score AS
SELECT
    attempt.id AS attempt_id,
    scorecard.percent,
    scorecard.band,
    scorecard.grader,
    CASE json_type(card, '$.grader.model')
        WHEN 'array' THEN (SELECT group_concat(value, ', ') FROM json_each(card, '$.grader.model'))
        ELSE json_extract(card, '$.grader.model')
    END AS model,
    json_extract(card, '$.grader.prompt_sha256') AS prompt_sha256,
    IFNULL(
        (SELECT sha256 FROM rubric WHERE sha256 = json_extract(card, '$.rubric_sha256')), attempt.rubric_sha256
    ) AS judged_by,
    scorecard.card
FROM attempt
JOIN interview ON interview.id = attempt.interview_id
JOIN scorecard ON scorecard.serial = (
    SELECT serial FROM scorecard AS standing
    WHERE standing.attempt_id = attempt.id AND standing.round = 0
    ORDER BY standing.grader IN ('self', 'human') DESC, standing.created_at DESC, standing.serial DESC LIMIT 1
)
WHERE interview.mode <> 'exam' OR interview.finished_at IS NOT NULL;

CREATE TRIGGER scorecard_scores_attempt AFTER INSERT ON scorecard WHEN NEW.round = 0 BEGIN
    UPDATE attempt SET (percent, band, grader, model, prompt_sha256, judged_by) = (
        SELECT percent, band, grader, model, prompt_sha256, judged_by FROM score WHERE attempt_id = NEW.attempt_id
    )
    WHERE id = NEW.attempt_id;
    DELETE FROM criterion_score WHERE attempt_id = NEW.attempt_id;
    INSERT INTO criterion_score (attempt_id, criterion, title, score)
    SELECT attempt_id, json_extract(value, '$.id'), json_extract(value, '$.title'), json_extract(value, '$.score')
    FROM score, json_each(score.card, '$.criteria') WHERE attempt_id = NEW.attempt_id;
END;

CREATE TRIGGER exam_over AFTER UPDATE OF finished_at ON interview WHEN NEW.mode = 'exam' BEGIN
    UPDATE attempt SET (percent, band, grader, model, prompt_sha256, judged_by) = (
        SELECT percent, band, grader, model, prompt_sha256, judged_by FROM score WHERE attempt_id = attempt.id
    )
    WHERE interview_id = NEW.id;
    DELETE FROM criterion_score WHERE attempt_id IN (SELECT id FROM attempt WHERE interview_id = NEW.id);
    INSERT INTO criterion_score (attempt_id, criterion, title, score)
    SELECT attempt_id, json_extract(value, '$.id'), json_extract(value, '$.title'), json_extract(value, '$.score')
    FROM score, json_each(score.card, '$.criteria')
    WHERE attempt_id IN (SELECT id FROM attempt WHERE interview_id = NEW.id);
END;

-- Until now every scorecard was made by the rubric that the question was asked by.
UPDATE attempt SET judged_by = rubric_sha256 WHERE grader IS NOT NULL;

DROP INDEX attempt_trend;

CREATE INDEX attempt_trend ON attempt (
    ref, judged_by, grader, model, prompt_sha256, substr(started_at, 1, 7),
    started_at, percent, self_rating, pack, mode, band, model_answer_seen, rubric_sha256
) WHERE percent IS NOT NULL AND mode <> 'single' AND NOT model_answer_seen;

-- A run over many answers; `settings` say who grades. It belongs to the worker that holds it until its lease ends.
CREATE TABLE regrading (
    serial INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    started_at TEXT NOT NULL,
    settings TEXT NOT NULL,
    worker TEXT,
    lease_until TEXT
);

-- An answer of a run: by which rubric, the program's scorecard that stood before, and the new one once it is there.
CREATE TABLE regrading_item (
    serial INTEGER PRIMARY KEY,
    regrading_id TEXT NOT NULL REFERENCES regrading (id) ON DELETE CASCADE,
    attempt_id TEXT NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    rubric_sha256 TEXT NOT NULL REFERENCES rubric (sha256),
    before_id TEXT,
    after_id TEXT,
    error TEXT,
    UNIQUE (regrading_id, attempt_id)
);

CREATE INDEX regrading_item_by_attempt ON regrading_item (attempt_id);
CREATE INDEX regrading_item_left ON regrading_item (regrading_id) WHERE after_id IS NULL;
