-- Which scorecard is an attempt's score, and from when on it may be told.

DROP VIEW score;
DROP TRIGGER scorecard_scores_attempt;

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
    UPDATE attempt SET (percent, band, grader, model, prompt_sha256) = (
        SELECT percent, band, grader, model, prompt_sha256 FROM score WHERE attempt_id = NEW.attempt_id
    )
    WHERE id = NEW.attempt_id;
    DELETE FROM criterion_score WHERE attempt_id = NEW.attempt_id;
    INSERT INTO criterion_score (attempt_id, criterion, title, score)
    SELECT attempt_id, json_extract(value, '$.id'), json_extract(value, '$.title'), json_extract(value, '$.score')
    FROM score, json_each(score.card, '$.criteria') WHERE attempt_id = NEW.attempt_id;
END;

CREATE TRIGGER exam_over AFTER UPDATE OF finished_at ON interview WHEN NEW.mode = 'exam' BEGIN
    UPDATE attempt SET (percent, band, grader, model, prompt_sha256) = (
        SELECT percent, band, grader, model, prompt_sha256 FROM score WHERE attempt_id = attempt.id
    )
    WHERE interview_id = NEW.id;
    DELETE FROM criterion_score WHERE attempt_id IN (SELECT id FROM attempt WHERE interview_id = NEW.id);
    INSERT INTO criterion_score (attempt_id, criterion, title, score)
    SELECT attempt_id, json_extract(value, '$.id'), json_extract(value, '$.title'), json_extract(value, '$.score')
    FROM score, json_each(score.card, '$.criteria')
    WHERE attempt_id IN (SELECT id FROM attempt WHERE interview_id = NEW.id);
END;

DROP VIEW attempt_row;

-- An attempt as lists show it; where several of its rounds wait, the first one tells.
CREATE VIEW attempt_row AS
SELECT
    attempt.*,
    interview.started_at AS interview_started_at,
    interview.mode = 'exam' AND interview.finished_at IS NULL AS is_sealed,
    grading_job.state AS job_state,
    grading_job.error AS job_error
FROM attempt
JOIN interview ON interview.id = attempt.interview_id
LEFT JOIN grading_job ON grading_job.attempt_id = attempt.id AND grading_job.round = (
    SELECT MIN(waiting.round) FROM grading_job AS waiting WHERE waiting.attempt_id = attempt.id
);

-- What was told by the rule before this one.
CREATE TEMP TABLE to_tell AS
SELECT id FROM attempt WHERE interview_id IN (SELECT id FROM interview WHERE mode = 'exam' AND finished_at IS NULL)
UNION SELECT attempt_id FROM scorecard WHERE grader IN ('self', 'human');

UPDATE attempt SET (percent, band, grader, model, prompt_sha256) = (
    SELECT percent, band, grader, model, prompt_sha256 FROM score WHERE attempt_id = attempt.id
)
WHERE id IN (SELECT id FROM to_tell);

DELETE FROM criterion_score WHERE attempt_id IN (SELECT id FROM to_tell);

INSERT INTO criterion_score (attempt_id, criterion, title, score)
SELECT attempt_id, json_extract(value, '$.id'), json_extract(value, '$.title'), json_extract(value, '$.score')
FROM score, json_each(score.card, '$.criteria') WHERE attempt_id IN (SELECT id FROM to_tell);

DROP TABLE to_tell;
