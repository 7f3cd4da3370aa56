import pytest

from mock_interview.transcripts import history, interviews
from mock_interview.transcripts.database import Database
from tests.transcripts.builders import STARTED, answered, new_attempt


def ids(db: Database, query: str) -> list[str]:
    return [row.attempt.id for row, _ in history.search(db, query, 10)]


def test_the_hits_stand_between_marks_in_the_snippet(db: Database) -> None:
    answered(db, "Trees do not need scaled features.")
    [(_, snippet)] = history.search(db, "trees features", 10)
    assert snippet == "\x02Trees\x03 do not need scaled \x02features\x03."


def test_the_last_kept_comes_first(db: Database) -> None:
    first, _ = answered(db, "momentum")
    second, _ = answered(db, "momentum")
    assert ids(db, "momentum") == [second.id, first.id]


def test_an_attempt_is_found_once_however_often_it_says_the_word(db: Database) -> None:
    attempt, _ = answered(db, "Scaling, scaling and scaling.")
    assert ids(db, "scaling") == [attempt.id]


def test_no_more_attempts_than_asked_for_are_returned(db: Database) -> None:
    for _ in range(4):
        answered(db, "momentum")
    assert len(history.search(db, "momentum", 3)) == 3


def test_every_word_must_be_said(db: Database) -> None:
    answered(db, "Momentum smooths the steps.")
    assert ids(db, "momentum drift") == []


def test_words_are_found_in_other_forms_cases_and_accents(db: Database) -> None:
    attempt, _ = answered(db, "I STANDARDISED the naïve features.")
    assert ids(db, "standardising naive Feature") == [attempt.id]


def test_everything_said_is_searched(db: Database) -> None:
    attempt = new_attempt(db)
    interviews.say(db, attempt.id, "interviewer", "follow_up", "What about quantiles?", STARTED)
    assert ids(db, "quantiles") == [attempt.id]


SYNTAX = ["momentum*", "(momentum", "momentum)", "^momentum", "+momentum", "-momentum", "text:x", "{text}: x", "a:b:c"]
OPERATORS = ["momentum AND", "OR", "NOT", "NEAR(momentum", "NEAR(a b, 2)"]
QUOTES = ['momentum"', '"momentum', '""', "'; DROP TABLE attempt; --", "%_\\"]
ODDITIES = ["🙂", "momentum 🙂", "\x00", "\ud800", "\x02momentum\x03", "", "   ", "...", "é" * 5000]


@pytest.mark.parametrize("query", [*SYNTAX, *OPERATORS, *QUOTES, *ODDITIES])
def test_nothing_typed_breaks_the_search(db: Database, query: str) -> None:
    answered(db, "Nothing of the kind.")
    assert isinstance(history.search(db, query, 10), list)


@pytest.mark.parametrize(
    "query", ['"momentum"', "momentum*", "(momentum)", "momentum 🙂", "momentum ...", "\x1b[31mmomentum", "-momentum"]
)
def test_signs_around_a_word_do_not_keep_it_from_being_found(db: Database, query: str) -> None:
    attempt, _ = answered(db, "Momentum smooths the steps.")
    assert ids(db, query) == [attempt.id]


@pytest.mark.parametrize("word", ["AND", "OR", "NOT", "NEAR"])
def test_operators_are_words_like_any_other(db: Database, word: str) -> None:
    answered(db, "One thing.")
    attempt, _ = answered(db, f"One thing {word.lower()} another.")
    assert ids(db, f"one {word} another") == [attempt.id]


@pytest.mark.parametrize("query", ["", "  ", "🙂", "...", '""', "*"])
def test_a_query_without_words_finds_nothing(db: Database, query: str) -> None:
    answered(db, "Nothing of the kind 🙂 ...")
    assert history.search(db, query, 10) == []


def test_a_snippet_cannot_steer_the_terminal(db: Database) -> None:
    attempt = new_attempt(db)
    with db.writing() as connection:
        connection.execute(
            "INSERT INTO utterance (id, attempt_id, seq, speaker, kind, text, started_at, ended_at)"
            " VALUES ('u', ?, 9, 'candidate', 'answer', ?, '', '')",
            (attempt.id, "\x1b[2J momentum \x1b]0;title\x07 \u202e"),
        )
    [(_, snippet)] = history.search(db, "momentum", 10)
    assert "\x02momentum\x03" in snippet
    assert not set(snippet) & {"\x1b", "\x07", "\u202e"}
