from dataclasses import replace

from mock_interview.scoring.by_hand import by_hand, verdicts_of
from mock_interview.scoring.judgement import Flag, PointJudgement
from mock_interview.transcripts.exporting.scorecard_markdown import scorecard_lines
from tests.builders import QUOTE, checklist, judgement, rubric, rubric_json, scorecard

RUBRIC = rubric(checklist({"slow-descent": 1, "trees": 1}))
PROPOSAL = scorecard(judgement({"slow-descent": "met", "trees": "missing"}), RUBRIC, "offline")


def test_an_own_card_lists_what_was_changed_and_marks_nothing_up() -> None:
    whole = rubric_json()
    whole["criteria"][0]["points"][1]["text"] = "Trees *do not* care"
    verdicts = {**verdicts_of(PROPOSAL), "trees": PointJudgement("partial")}
    lines = list(scorecard_lines(scorecard(by_hand(verdicts, PROPOSAL), RUBRIC, "self"), whole, PROPOSAL))
    assert lines[0].startswith("Graded by you;")
    assert "Checked by hand: 1 verdict changed from what the offline grader proposed." in lines
    assert r"- changed: Trees \*do not\* care (from missing to partly)" in lines


def test_a_programs_card_says_nothing_of_a_person() -> None:
    assert "by hand" not in "\n".join(scorecard_lines(PROPOSAL, rubric_json()))


def test_words_nearest_to_a_point_that_is_missing_are_not_told_as_if_it_rested_on_them() -> None:
    lines = "\n".join(scorecard_lines(PROPOSAL, rubric_json()))
    assert lines.count(QUOTE) == 1


def test_the_grader_is_named_once_and_in_words() -> None:
    assert next(scorecard_lines(PROPOSAL, rubric_json())).startswith("Graded by the offline grader;")


def test_what_to_keep_and_mend_and_remarks_are_called_as_on_the_screen() -> None:
    flags = (Flag("cached", "", "Graded before."),)
    card = replace(PROPOSAL, strength="Names both.", fix="Say why.", flags=flags)
    told = list(scorecard_lines(card, rubric_json()))
    assert [line for line in told if line.startswith(("Keep", "Mend", "Remark"))] == [
        "Keep: Names both.",
        "Mend: Say why.",
        "Remark: Graded before.",
    ]


def test_what_was_not_assessed_is_said_in_words() -> None:
    card = scorecard(judgement({"slow-descent": "met", "trees": "unassessed"}), RUBRIC)
    assert any("not assessed: Trees do not care" in line for line in scorecard_lines(card, rubric_json()))
