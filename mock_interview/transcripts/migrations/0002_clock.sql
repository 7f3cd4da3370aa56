-- An exam runs against the clock: seconds for all of it, and for each of its questions.

ALTER TABLE interview ADD COLUMN allowed_seconds INTEGER CHECK (allowed_seconds > 0);
ALTER TABLE attempt ADD COLUMN allowed_seconds INTEGER CHECK (allowed_seconds > 0);

-- Seconds that what was asked stood before the person: until the first key of the answer, and from then on.
CREATE TABLE timing (
    attempt_id TEXT NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    round INTEGER NOT NULL CHECK (round >= 0),
    thinking REAL NOT NULL CHECK (thinking >= 0),
    answering REAL NOT NULL CHECK (answering >= 0),
    PRIMARY KEY (attempt_id, round)
) WITHOUT ROWID;
