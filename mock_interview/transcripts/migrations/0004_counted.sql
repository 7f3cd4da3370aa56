-- Attempts that count in schedule, weak points and self-judgement: scored, not graded by command, and made
-- before the model answer was seen. The indexes hold what is summed up of them; each is named in its view,
-- because SQLite would go by `attempt_by_ref`, past every attempt that does not count.

CREATE INDEX attempt_counted ON attempt (ref, started_at, percent, hints, mode, model_answer_seen)
    WHERE percent IS NOT NULL AND mode <> 'single' AND NOT model_answer_seen;

CREATE VIEW counted_attempt AS
SELECT * FROM attempt INDEXED BY attempt_counted
WHERE percent IS NOT NULL AND mode <> 'single' AND NOT model_answer_seen;

CREATE INDEX attempt_rated ON attempt (self_rating, percent, mode, model_answer_seen)
    WHERE self_rating IS NOT NULL AND percent IS NOT NULL AND mode <> 'single' AND NOT model_answer_seen;

CREATE VIEW rated_attempt AS
SELECT * FROM attempt INDEXED BY attempt_rated
WHERE self_rating IS NOT NULL AND percent IS NOT NULL AND mode <> 'single' AND NOT model_answer_seen;
