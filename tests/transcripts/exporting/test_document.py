import json
import unicodedata
from contextlib import closing
from dataclasses import replace

import pytest

from mock_interview.scoring.scorecard import from_json
from mock_interview.transcripts import drafts, history, interviews, jobs, notes
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.exporting.document import to_json
from mock_interview.transcripts.exporting.interview_markdown import to_markdown
from mock_interview.transcripts.records import Transcript
from tests.transcripts.builders import ANSWER, REF, RUBRIC, SHA256, SettableClock, answered, keep_card, new_card, scored

HOSTILE = "\x1b[2J\x1b]52;c;aGk=\x07\x9b31mstolen\x00\x7f\u202e\u200b\r\n"


@pytest.fixture
def transcript(db: Database) -> Transcript:
    """An interview with an answer and its scorecard."""
    attempt, job = answered(db)
    jobs.claim(db, job.id, "one", 30)
    jobs.complete(db, job.id, "one", new_card())
    interviews.set_hints(db, attempt.id, 2)
    interviews.set_self_rating(db, attempt.id, 4)
    return history.load_transcript(db, attempt.interview_id)


@pytest.fixture
def hostile(db: Database, transcript: Transcript) -> Transcript:
    """The same, each text in the database made hostile behind the program's back."""
    with db.writing() as connection:
        connection.execute("DROP TRIGGER utterance_is_final")
        connection.execute("DROP TRIGGER scorecard_is_final")
        connection.execute("UPDATE interview SET pack = ?", (HOSTILE,))
        connection.execute("UPDATE utterance SET text = text || ?", (HOSTILE,))
        connection.execute("UPDATE rubric SET content = ?", (json.dumps({**RUBRIC, "title": HOSTILE, HOSTILE: "key"}),))
        card = connection.execute("SELECT card FROM scorecard").fetchone()["card"]
        spoilt = json.loads(card) | {"strength": HOSTILE, "band": HOSTILE}
        connection.execute("UPDATE scorecard SET card = ?", (json.dumps(spoilt),))
    return history.load_transcript(db, transcript.interview.id)


def unsafe(text: str) -> set[str]:
    return {char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Cs"}} - {"\n"}


def test_json_holds_the_interview_with_all_that_was_said_and_scored(transcript: Transcript) -> None:
    document = json.loads(to_json([transcript]))
    assert document["format"] == 1
    [interview] = document["interviews"]
    assert interview["id"] == transcript.interview.id
    assert interview["refs"] == [REF]
    [attempt] = interview["attempts"]
    assert (attempt["ref"], attempt["hints"], attempt["self_rating"]) == (REF, 2, 4)
    assert [said["kind"] for said in attempt["utterances"]] == ["question", "answer"]
    assert attempt["utterances"][1]["text"] == ANSWER


def test_json_holds_scorecards_that_can_be_read_back(transcript: Transcript) -> None:
    [attempt] = json.loads(to_json([transcript]))["interviews"][0]["attempts"]
    [exported] = attempt["scorecards"]
    [stored] = transcript.attempts[0].scorecards
    assert (exported["id"], exported["round"]) == (stored.id, 0)
    assert from_json(exported["scorecard"]) == stored.card


def test_json_holds_each_rubric_once(db: Database) -> None:
    transcripts = [history.load_transcript(db, answered(db)[0].interview_id) for _ in range(2)]
    rubrics = json.loads(to_json(transcripts))["rubrics"]
    assert list(rubrics) == [SHA256]
    assert rubrics[SHA256]["title"] == "Feature scaling"


def test_json_is_the_same_whatever_the_time_the_process_and_the_order(db: Database, clock: SettableClock) -> None:
    wanted = []
    for _ in range(3):
        wanted.append(scored(db, 50.0).interview_id)
        clock.advance(1)
    first = to_json([history.load_transcript(db, id_) for id_ in wanted])
    clock.advance(86_400)
    with db.reading() as connection:
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        connection.execute("BEGIN")
    with closing(Database(db.path)) as other:
        again = to_json([history.load_transcript(other, id_) for id_ in reversed(wanted)])
    assert again == first


def test_json_holds_no_path_no_row_number_and_no_schema_address(db: Database, transcript: Transcript) -> None:
    exported = to_json([transcript])
    assert str(db.path.parent) not in exported
    assert "rubric.schema.json" not in exported
    assert '"serial"' not in exported
    assert '"seq"' not in exported


def test_json_holds_neither_drafts_nor_jobs(db: Database) -> None:
    attempt, _ = answered(db)
    before = to_json([history.load_transcript(db, attempt.interview_id)])
    drafts.save_draft(db, attempt.id, "answer", "still typing")
    jobs.enqueue(db, attempt.id, 1, "offline")
    assert to_json([history.load_transcript(db, attempt.interview_id)]) == before


def test_json_of_nothing_is_a_document(db: Database) -> None:
    assert json.loads(to_json([])) == {"format": 1, "interviews": [], "rubrics": {}}


def test_json_keeps_words_of_every_script(db: Database) -> None:
    attempt, _ = answered(db, "Größe 規格化 🙂")
    assert "Größe 規格化 🙂" in to_json([history.load_transcript(db, attempt.interview_id)])


def test_json_made_of_hostile_text_is_sanitised(hostile: Transcript) -> None:
    exported = to_json([hostile])
    assert unsafe(exported) == set()
    assert "\\u00" not in exported
    assert json.loads(exported)["interviews"][0]["pack"] == "stolen\n"


def test_markdown_made_of_hostile_text_is_sanitised(hostile: Transcript) -> None:
    exported = to_markdown([hostile])
    assert unsafe(exported) == set()
    assert "stolen" in exported


def test_markdown_tells_the_whole_attempt(transcript: Transcript) -> None:
    id_ = transcript.interview.id
    assert to_markdown([transcript]) == (
        f"""# ml-engineer, coach interview

- Started: 2025-03-01 09:00 UTC
- Finished: not yet
- Interview: {id_}

## 1. Feature scaling

ml-engineer/feature-scaling, try 1, hints: 2, own rating 4 of 5

**Interviewer, question**

> Why does feature scaling matter?

**Candidate, answer**

> Features on a **larger range dominate the gradient**, so I standardise them.

### Score: 72.5 %, hire

Graded by gpt-test at https://api.example.org; 100% of the rubric assessed.

- Why it matters (weight 3): 72%
  - met: A larger range dominates the gradient “larger range dominate the gradient” (Said.)

Keep: Names the mechanism.

Mend: Say when it does not matter.

Remark: The answer is short.
"""
    )


def test_markdown_has_a_note_below_what_it_is_about(db: Database, transcript: Transcript) -> None:
    answer = transcript.attempts[0].utterances[1]
    notes.add_note(db, answer.id, "Slower\n# next time.")
    exported = to_markdown([history.load_transcript(db, transcript.interview.id)])
    assert "so I standardise them.\n\nNote: Slower # next time.\n\n### Score" in exported


def test_markdown_names_the_follow_up_score_apart(db: Database, transcript: Transcript) -> None:
    keep_card(db, transcript.attempts[0].attempt.id, 1, new_card(90.0))
    exported = to_markdown([history.load_transcript(db, transcript.interview.id)])
    assert "### Score: 72.5 %, hire" in exported
    assert "### Score after the follow-up: 90.0 %, hire" in exported


def test_markdown_says_where_nothing_could_be_assessed(db: Database) -> None:
    attempt = scored(db, None)
    assert "### Score: Nothing could be assessed" in to_markdown([history.load_transcript(db, attempt.interview_id)])


def test_markdown_does_not_highlight_what_was_not_verified(db: Database) -> None:
    attempt, _ = answered(db)
    card = new_card()
    [criterion] = card.criteria
    unverified = replace(criterion.points[0], quote_verified=False, verdict="missing", claimed="met")
    keep_card(db, attempt.id, 0, replace(card, criteria=(replace(criterion, points=(unverified,)),)))
    exported = to_markdown([history.load_transcript(db, attempt.interview_id)])
    assert f"> {ANSWER}" in exported
    assert "- missing (met withheld for want of a quote)" in exported


def test_markdown_says_why_an_answer_is_not_graded(db: Database) -> None:
    attempt, job = answered(db)
    jobs.claim(db, job.id, "one", 30)
    jobs.fail(db, job.id, "one", "The host did not answer.", transient=True)
    exported = to_markdown([history.load_transcript(db, attempt.interview_id)])
    assert "Not graded, because the grading failed: The host did not answer." in exported
    assert "Score" not in exported
