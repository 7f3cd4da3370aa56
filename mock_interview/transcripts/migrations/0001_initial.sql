-- Ids are UUIDs and stay with a row through export and import. A serial is the order in which
-- rows were kept here; it breaks ties of time and never leaves the database.

PRAGMA application_id = 1297040203;

CREATE TABLE rubric (
    sha256 TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    content TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE interview (
    serial INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    pack TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('coach', 'exam', 'single')),
    refs TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT
);

CREATE INDEX interview_by_start ON interview (started_at);
CREATE INDEX interview_unfinished ON interview (started_at) WHERE finished_at IS NULL;

-- Lists filter and sort by one table: pack and mode are the interview's, which never change; percent,
-- band and grader are those of the newest scorecard of round 0, copied by a trigger.
CREATE TABLE attempt (
    serial INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    interview_id TEXT NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    pack TEXT NOT NULL,
    mode TEXT NOT NULL,
    ref TEXT NOT NULL,
    rubric_sha256 TEXT NOT NULL REFERENCES rubric (sha256),
    position INTEGER NOT NULL CHECK (position >= 0),
    try_number INTEGER NOT NULL CHECK (try_number >= 1),
    started_at TEXT NOT NULL,
    finished_at TEXT,
    hints INTEGER NOT NULL DEFAULT 0 CHECK (hints >= 0),
    model_answer_seen INTEGER NOT NULL DEFAULT 0 CHECK (model_answer_seen IN (0, 1)),
    self_rating INTEGER CHECK (self_rating BETWEEN 1 AND 5),
    percent REAL,
    band TEXT,
    grader TEXT,
    UNIQUE (interview_id, position, try_number)
);

CREATE INDEX attempt_by_start ON attempt (started_at);
CREATE INDEX attempt_by_ref ON attempt (ref, started_at);
CREATE INDEX attempt_by_percent ON attempt (percent, started_at);
CREATE INDEX attempt_progress ON attempt (ref, percent) WHERE mode <> 'single' AND NOT model_answer_seen;
CREATE INDEX attempt_by_rubric ON attempt (rubric_sha256);

CREATE TABLE utterance (
    serial INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    attempt_id TEXT NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    speaker TEXT NOT NULL CHECK (speaker IN ('interviewer', 'candidate')),
    kind TEXT NOT NULL CHECK (kind IN ('question', 'answer', 'follow_up', 'clarification', 'reply', 'hint')),
    text TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    UNIQUE (attempt_id, seq)
);

CREATE VIRTUAL TABLE utterance_text USING fts5 (
    text, content = 'utterance', content_rowid = 'serial', tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER utterance_indexed AFTER INSERT ON utterance BEGIN
    INSERT INTO utterance_text (rowid, text) VALUES (NEW.serial, NEW.text);
END;

CREATE TRIGGER utterance_forgotten AFTER DELETE ON utterance BEGIN
    INSERT INTO utterance_text (utterance_text, rowid, text) VALUES ('delete', OLD.serial, OLD.text);
END;

CREATE TRIGGER utterance_is_final BEFORE UPDATE ON utterance BEGIN
    SELECT RAISE (ABORT, 'what was said is never changed');
END;

CREATE TABLE draft (
    attempt_id TEXT PRIMARY KEY REFERENCES attempt (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    updated_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE scorecard (
    serial INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    attempt_id TEXT NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    round INTEGER NOT NULL CHECK (round >= 0),
    created_at TEXT NOT NULL,
    grader TEXT NOT NULL,
    percent REAL,
    coverage REAL NOT NULL,
    band TEXT,
    card TEXT NOT NULL
);

CREATE INDEX scorecard_by_attempt ON scorecard (attempt_id, round, created_at);

CREATE TRIGGER scorecard_is_final BEFORE UPDATE ON scorecard BEGIN
    SELECT RAISE (ABORT, 'a scorecard is never changed');
END;

CREATE TRIGGER scorecard_scores_attempt AFTER INSERT ON scorecard WHEN NEW.round = 0 BEGIN
    UPDATE attempt SET (percent, band, grader) = (
        SELECT percent, band, grader FROM scorecard
        WHERE attempt_id = NEW.attempt_id AND round = 0
        ORDER BY created_at DESC, serial DESC LIMIT 1
    )
    WHERE id = NEW.attempt_id;
END;

CREATE TABLE grading_job (
    serial INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    attempt_id TEXT NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    round INTEGER NOT NULL CHECK (round >= 0),
    grader TEXT NOT NULL CHECK (grader IN ('llm', 'offline')),
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'failed', 'cancelled')),
    worker TEXT,
    lease_until TEXT,
    error TEXT,
    transient INTEGER NOT NULL DEFAULT 0 CHECK (transient IN (0, 1)),
    appeal_criterion TEXT,
    appeal_plea TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (attempt_id, round)
);

-- When each question is due again, worked out from its scored attempts; `basis` tells which those were.
CREATE TABLE card (
    ref TEXT PRIMARY KEY,
    due TEXT NOT NULL,
    state TEXT NOT NULL,
    basis TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE consent (
    endpoint TEXT PRIMARY KEY,
    agreed_at TEXT NOT NULL
) WITHOUT ROWID;

-- An attempt as lists show it; where several of its rounds wait, the first one tells.
CREATE VIEW attempt_row AS
SELECT
    attempt.*,
    interview.started_at AS interview_started_at,
    rubric.title,
    grading_job.state AS job_state,
    grading_job.error AS job_error
FROM attempt
JOIN interview ON interview.id = attempt.interview_id
JOIN rubric ON rubric.sha256 = attempt.rubric_sha256
LEFT JOIN grading_job ON grading_job.attempt_id = attempt.id AND grading_job.round = (
    SELECT MIN(waiting.round) FROM grading_job AS waiting WHERE waiting.attempt_id = attempt.id
);
