from mock_interview.scoring.by_hand import by_hand, verdicts_of
from mock_interview.scoring.judgement import PointJudgement
from mock_interview.transcripts.exporting.scorecard_markdown import scorecard_lines
from tests.builders import QUOTE, checklist, judgement, rubric, rubric_json, scorecard

RUBRIC = rubric(checklist({"slow-descent": 1, "trees": 1}))
PROPOSAL = scorecard(judgement({"slow-descent": "met", "trees": "missing"}), RUBRIC, "offline")


def test_an_own_card_lists_what_was_changed_and_marks_nothing_up() -> None:
    whole = rubric_json()
    whole["criteria"][0]["points"][1]["text"] = "Trees *do not* care"
    verdicts = {**verdicts_of(PROPOSAL), "trees": PointJudgement("partial")}
    lines = list(scorecard_lines(scorecard(by_hand(verdicts, PROPOSAL), RUBRIC, "self"), whole, PROPOSAL))
    assert lines[0].startswith("Graded by self;")
    assert "Checked by hand: 1 verdict changed from what the offline grader proposed." in lines
    assert r"- changed: Trees \*do not\* care (from missing to partly)" in lines


def test_a_programs_card_says_nothing_of_a_person() -> None:
    assert "by hand" not in "\n".join(scorecard_lines(PROPOSAL, rubric_json()))


def test_words_nearest_to_a_point_that_is_missing_are_not_told_as_if_it_rested_on_them() -> None:
    lines = "\n".join(scorecard_lines(PROPOSAL, rubric_json()))
    assert lines.count(QUOTE) == 1
