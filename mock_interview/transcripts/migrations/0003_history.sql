-- Lists, search, trends and deletion over many years of attempts.

-- What lists show and filter by stands in `attempt`, copied by triggers from the rubric and from the newest scorecard
-- of round 0. `model` names a jury's models one after the other.
ALTER TABLE attempt ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE attempt ADD COLUMN model TEXT;
ALTER TABLE attempt ADD COLUMN prompt_sha256 TEXT;

-- What each criterion of the score came to, 0..1; NULL where nothing was assessed.
CREATE TABLE criterion_score (
    attempt_id TEXT NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    criterion TEXT NOT NULL,
    title TEXT NOT NULL,
    score REAL,
    PRIMARY KEY (attempt_id, criterion)
) WITHOUT ROWID;

CREATE TABLE rubric_tag (
    tag TEXT NOT NULL,
    rubric_sha256 TEXT NOT NULL REFERENCES rubric (sha256) ON DELETE CASCADE,
    PRIMARY KEY (tag, rubric_sha256)
) WITHOUT ROWID;

CREATE TRIGGER rubric_tagged AFTER INSERT ON rubric BEGIN
    INSERT OR IGNORE INTO rubric_tag (tag, rubric_sha256)
    SELECT value, NEW.sha256 FROM json_each(NEW.content, '$.tags') WHERE type = 'text';
END;

CREATE TRIGGER attempt_titled AFTER INSERT ON attempt BEGIN
    UPDATE attempt SET title = (SELECT title FROM rubric WHERE sha256 = NEW.rubric_sha256) WHERE serial = NEW.serial;
END;

-- The scorecard that is an attempt's score.
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
JOIN scorecard ON scorecard.serial = (
    SELECT serial FROM scorecard AS newest
    WHERE newest.attempt_id = attempt.id AND newest.round = 0
    ORDER BY newest.created_at DESC, newest.serial DESC LIMIT 1
);

DROP TRIGGER scorecard_scores_attempt;

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

UPDATE attempt SET title = (SELECT title FROM rubric WHERE sha256 = attempt.rubric_sha256);

UPDATE attempt SET (model, prompt_sha256) = (SELECT model, prompt_sha256 FROM score WHERE attempt_id = attempt.id)
WHERE grader IS NOT NULL;

INSERT INTO criterion_score (attempt_id, criterion, title, score)
SELECT attempt_id, json_extract(value, '$.id'), json_extract(value, '$.title'), json_extract(value, '$.score')
FROM score, json_each(score.card, '$.criteria');

INSERT OR IGNORE INTO rubric_tag (tag, rubric_sha256)
SELECT value, sha256 FROM rubric, json_each(content, '$.tags') WHERE type = 'text';

-- Each holds all that is read by it, so that 100,000 attempts are filtered and summed up without looking at one.
CREATE INDEX attempt_listed ON attempt (
    started_at DESC, pack, ref, title, mode, grader, model, band, percent, self_rating, rubric_sha256
);
CREATE INDEX attempt_trend ON attempt (
    ref, rubric_sha256, grader, model, prompt_sha256, substr(started_at, 1, 7),
    started_at, percent, self_rating, pack, mode, band, model_answer_seen
) WHERE percent IS NOT NULL AND mode <> 'single' AND NOT model_answer_seen;
CREATE INDEX scorecard_by_person ON scorecard (attempt_id) WHERE grader = 'human';
CREATE INDEX attempt_graded ON attempt (grader, model, prompt_sha256, started_at);

DROP VIEW attempt_row;

-- An attempt as lists show it; where several of its rounds wait, the first one tells.
CREATE VIEW attempt_row AS
SELECT
    attempt.*,
    interview.started_at AS interview_started_at,
    grading_job.state AS job_state,
    grading_job.error AS job_error
FROM attempt
JOIN interview ON interview.id = attempt.interview_id
LEFT JOIN grading_job ON grading_job.attempt_id = attempt.id AND grading_job.round = (
    SELECT MIN(waiting.round) FROM grading_job AS waiting WHERE waiting.attempt_id = attempt.id
);

-- What was said is searched attempt by attempt: a row for each, numbered like it, so that hits need no looking up.
DROP TRIGGER utterance_indexed;
DROP TRIGGER utterance_forgotten;
DROP TABLE utterance_text;

CREATE VIEW attempt_text AS
SELECT
    serial,
    id,
    (SELECT group_concat(text, char(10)) FROM (
        SELECT text FROM utterance WHERE attempt_id = attempt.id AND speaker = 'candidate' ORDER BY seq
    )) AS candidate,
    (SELECT group_concat(text, char(10)) FROM (
        SELECT text FROM utterance WHERE attempt_id = attempt.id AND speaker = 'interviewer' ORDER BY seq
    )) AS interviewer
FROM attempt
WHERE EXISTS (SELECT 1 FROM utterance WHERE attempt_id = attempt.id);

CREATE VIRTUAL TABLE said USING fts5 (
    candidate, interviewer,
    content = 'attempt_text', content_rowid = 'serial', tokenize = 'porter unicode61 remove_diacritics 2'
);

INSERT INTO said (said) VALUES ('rebuild');

-- The index is told what stood in a row before it is told what stands there now.
CREATE TRIGGER utterance_indexed AFTER INSERT ON utterance BEGIN
    INSERT INTO said (said, rowid, candidate, interviewer)
    SELECT
        'delete',
        serial,
        (SELECT group_concat(text, char(10)) FROM (
            SELECT text FROM utterance
            WHERE attempt_id = NEW.attempt_id AND speaker = 'candidate' AND seq <> NEW.seq ORDER BY seq
        )),
        (SELECT group_concat(text, char(10)) FROM (
            SELECT text FROM utterance
            WHERE attempt_id = NEW.attempt_id AND speaker = 'interviewer' AND seq <> NEW.seq ORDER BY seq
        ))
    FROM attempt
    WHERE id = NEW.attempt_id
    AND EXISTS (SELECT 1 FROM utterance WHERE attempt_id = NEW.attempt_id AND seq <> NEW.seq);
    INSERT INTO said (rowid, candidate, interviewer)
    SELECT serial, candidate, interviewer FROM attempt_text WHERE id = NEW.attempt_id;
END;

CREATE TRIGGER utterance_unsaid BEFORE DELETE ON utterance BEGIN
    INSERT INTO said (said, rowid, candidate, interviewer)
    SELECT 'delete', serial, candidate, interviewer FROM attempt_text WHERE id = OLD.attempt_id;
END;

CREATE TRIGGER utterance_forgotten AFTER DELETE ON utterance BEGIN
    INSERT INTO said (rowid, candidate, interviewer)
    SELECT serial, candidate, interviewer FROM attempt_text WHERE id = OLD.attempt_id;
END;

-- Its utterances go with it, once it is gone itself and the triggers above find nothing any more.
CREATE TRIGGER attempt_forgotten BEFORE DELETE ON attempt BEGIN
    INSERT INTO said (said, rowid, candidate, interviewer)
    SELECT 'delete', serial, candidate, interviewer FROM attempt_text WHERE id = OLD.id;
END;

CREATE TABLE note (
    serial INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    utterance_id TEXT NOT NULL REFERENCES utterance (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    created_at TEXT NOT NULL,
    edited_at TEXT
);

CREATE INDEX note_by_utterance ON note (utterance_id);

-- What was deleted leaves its tables and waits here, row by row, for an undo; so no reader can come upon it.
CREATE TABLE deletion (
    id TEXT PRIMARY KEY,
    deleted_at TEXT NOT NULL,
    attempts INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE deleted_row (
    serial INTEGER PRIMARY KEY,
    deletion_id TEXT NOT NULL REFERENCES deletion (id) ON DELETE CASCADE,
    home TEXT NOT NULL,
    content TEXT NOT NULL
);

CREATE INDEX deleted_row_by_deletion ON deleted_row (deletion_id);
