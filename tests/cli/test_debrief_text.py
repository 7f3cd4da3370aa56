"""The debrief as plain text."""

from pathlib import Path

from mock_interview.cli.debrief_text import debrief_lines
from mock_interview.interview.debrief import debrief
from mock_interview.rubric.library import open_library
from mock_interview.scoring.telling import JUDGE_THE_REST
from mock_interview.settings import load_settings
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import AttemptTranscript
from tests.builders import write_pack
from tests.cli.conftest import Run
from tests.interview.builders import answer_and_score, begin
from tests.interview.tries import ALWAYS, BANDS, FULL, HALF, SLOW, TREES, judged, tried

DUE = "2025-03-04T12:00:00.000+00:00"


def printed(*tries: AttemptTranscript, due: str | None = None) -> str:
    """Return the debrief of these tries, its lines joined."""
    return "\n".join(debrief_lines(debrief(tries, BANDS, {"basics/scaling": due}), load_settings()))


def test_it_tells_the_score_the_bars_and_how_the_person_rated_it() -> None:
    text = printed(tried(HALF, self_rating=4))
    assert "Overall 50.0 %, lean no." in text
    assert "You rated yourself about 20 points higher than the score, over 1 answer." in text
    assert "Scaling: 50.0 %, lean no; you gave it 4 of 5" in text
    assert "  [#############.......]  66.7 %  Facts" in text
    assert "  [....................]   0.0 %  Clarity" in text


def test_what_hints_took_off_is_told() -> None:
    assert "Scaling: 45.0 %, lean no; 5 off for a hint\n" in printed(tried(HALF, hint_costs=[5]))
    assert "Scaling: 35.0 %, no hire; 15 off for 2 hints\n" in printed(tried(HALF, hint_costs=[5, 10]))
    assert "Scaling: 50.0 %, lean no\n" in printed(tried(HALF, hint_costs=[0]))


def test_later_tries_are_told_beside_the_first_which_counts() -> None:
    text = printed(tried(HALF), tried(title="Trees"), tried(FULL, try_number=2), tried(answer=None, try_number=3))
    assert "Scaling: 50.0 %, lean no; try 2: 100.0 %, strong hire; try 3: not answered\n" in text
    assert "Trees: not graded yet" in text


def test_strengths_stand_with_the_words_that_earned_them() -> None:
    assert f'  +50.0 points Descent is slow\n               "{SLOW}"\n               Scaling' in printed(tried(HALF))


def test_fixes_say_what_was_said_or_that_nothing_was() -> None:
    wrong = judged({"slow-descent": ("partial", SLOW), "trees": ("missing", "")}, wrong=ALWAYS, level=1)
    text = printed(tried(wrong))
    assert f'  -25.0 points Claims it always matters\n               "{ALWAYS}"\n' in text
    assert f'  -25.0 points Descent is slow\n               "{SLOW}"\n' in text
    assert "  -25.0 points Trees do not care\n               You did not mention this.\n" in text


def test_what_was_won_back_and_the_graders_advice_are_told() -> None:
    first = judged({"slow-descent": ("met", SLOW), "trees": ("missing", "")}, level=1, fix="Name them.")
    later = judged({"slow-descent": ("met", SLOW), "trees": ("met", TREES)}, level=1)
    text = printed(tried(first, later))
    assert "You did not mention this. You won it back after the follow-up." in text
    assert "Scaling. The grader: Name them." in text


def test_an_ungraded_answer_is_told_by_its_state_and_nothing_is_made_up() -> None:
    text = printed(tried())
    assert text == ("Some answers are not graded yet, so there is no overall score.\n\nScaling: not graded yet")


def test_where_too_little_was_judged_for_a_band_it_says_how_to_judge_the_rest() -> None:
    partly = " ".join(printed(tried(judged({}, level=1))).split())
    assert partly.startswith(f"Overall 100.0 %, no band, because too little could be judged. {JUDGE_THE_REST}")
    nothing = " ".join(printed(tried(judged({}, level=None))).split())
    assert nothing.startswith(f"Nothing could be judged, so there is no overall score. {JUDGE_THE_REST}")


def test_where_nothing_was_earned_or_lost_it_says_so() -> None:
    assert "  No point was missed in what you answered." in printed(tried(FULL))
    assert "  No point was made in full." in printed(tried(judged({}, level=0)))


def test_what_to_practise_next_has_its_date() -> None:
    assert "Practise next:\n  Scaling: 50.0 %, lean no; due 2025-03-04" in printed(tried(HALF), due=DUE)
    assert "  Scaling: not answered; no date yet, because it has no score" in printed(tried(answer=None))


def test_show_ends_an_interview_that_is_over_with_its_debrief(run: Run, home: Path, db: Database) -> None:
    write_pack(home / "data" / "rubrics" / "basics", "scaling")
    library = open_library(load_settings())
    session = begin(db, library, "basics/scaling")
    answer_and_score(db, library, session, {"slow-descent": "met"})
    assert "Debrief" not in run("transcripts", "show").stdout
    session.next_question()
    assert "\nDebrief\n=======\nOverall 75.0 %, hire.\n" in run("transcripts", "show").stdout
