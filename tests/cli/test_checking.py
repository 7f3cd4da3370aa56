import json
from pathlib import Path

import pytest

from mock_interview.cli.problem_text import full_lines
from mock_interview.locations import builtin_rubrics
from mock_interview.workshop.checking import problems_in
from mock_interview.workshop.quality.rules import advice_on
from tests.builders import write_pack, write_rubric
from tests.cli.conftest import Run

BROKEN = Path(__file__).parents[1] / "rubric" / "broken"


def shown(file: Path) -> list[str]:
    """Return what is printed on a terminal."""
    return list(full_lines([*problems_in(file), *advice_on(file)]))


def edited(path: Path, old: str, new: str) -> Path:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return path


def source_and_mark(file: Path) -> list[str]:
    """Return the line of the one thing found, and the mark under it, as they are printed on a terminal."""
    return [line for line in shown(file) if line[7:8] == "|"]


class TestProblems:
    def test_a_folder_of_broken_rubrics_is_told_line_by_line(self, run: Run) -> None:
        result = run("rubrics", "check", str(BROKEN / "rubrics"))
        expected = (BROKEN / "expected.txt").read_text("utf-8").splitlines()
        lines = [f"{BROKEN}/{line.rpartition(' [')[0]}" for line in expected if line.startswith("rubrics/")]
        assert result.exit_code == 1
        assert sorted(result.stdout.splitlines()) == sorted(lines)

    def test_json_is_a_list_with_place_severity_code_and_message(self, run: Run) -> None:
        path = BROKEN / "rubrics" / "level-gap.json"
        result = run("rubrics", "check", "--json", str(path))
        assert result.exit_code == 1
        assert json.loads(result.stdout) == [
            {
                "path": str(path),
                "line": 14,
                "column": 84,
                "severity": "error",
                "code": "level-gap",
                "message": "levels rise by one from the lowest: this should be 2, not 3",
            }
        ]

    def test_json_of_what_is_sound_is_an_empty_list(self, run: Run) -> None:
        result = run("rubrics", "check", "--json", str(builtin_rubrics()))
        assert (result.exit_code, json.loads(result.stdout)) == (0, [])

    def test_a_range_that_the_verdicts_contradict_is_told_and_the_rubric_still_used(self, run: Run, pack: Path) -> None:
        edited(pack / "scaling.json", '"met"', '"missing"')
        assert "[contradicted-range]" not in run("rubrics", "check", "demo").stdout
        assert "come to 25 percent, not 80 to 100" in run("rubrics", "check", "demo").stdout
        assert run("rubrics", "show", "demo/scaling").exit_code == 0

    def test_a_pack_of_ones_own_may_order_the_built_in_rubrics(self, run: Run, tmp_path: Path) -> None:
        own = write_pack(tmp_path / "mine" / "ml-engineer", "my-own", order=["feature-scaling", "my-own"])
        assert run("rubrics", "check", str(own)).exit_code == 0
        edited(own / "pack.json", "feature-scaling", "feature-sacling")
        assert "there is no rubric 'feature-sacling' in this pack" in run("rubrics", "check", str(own)).stdout


class TestAdvice:
    @pytest.fixture
    def vague(self, tmp_path: Path) -> Path:
        path = write_rubric(tmp_path / "mine", hints=["x"], sources=["x"])
        return edited(edited(path, '"Clear"', '"Good"'), '"Unclear"', '"Names no reason"')

    def test_is_given_when_asked_for_and_is_no_fault(self, run: Run, vague: Path) -> None:
        assert run("rubrics", "check", str(vague)).stdout == ""
        result = run("rubrics", "check", "--quality", str(vague))
        assert result.exit_code == 0
        assert (
            f"{vague}:48:19: advice: 'good' is all this says; tell what is heard in such an answer [vague-anchor]"
            in result.stdout.splitlines()
        )
        assert result.stderr.startswith("1 file checked, 0 problems found, ")

    def test_can_be_made_to_count(self, run: Run, vague: Path) -> None:
        assert run("rubrics", "check", "--strict", str(vague)).exit_code == 1

    def test_of_the_shipped_packs_is_none(self, run: Run) -> None:
        assert run("rubrics", "check", "--strict", str(builtin_rubrics())).exit_code == 0

    def test_as_json_has_its_reason_and_where_its_source_is(self, run: Run, vague: Path) -> None:
        [told] = [
            each
            for each in json.loads(run("rubrics", "check", "--quality", "--json", str(vague)).stdout)
            if each["code"] == "vague-anchor"
        ]
        assert (told["severity"], told["see"]) == ("advice", "docs/writing-rubrics.md#vague-anchor")
        assert told["why"] == "Everybody reads 'good' in their own way, and scores by it."


class TestOnATerminal:
    def test_a_problem_has_its_line_and_a_mark_under_its_place(self) -> None:
        assert source_and_mark(BROKEN / "rubrics" / "seconds-zero.json") == [
            '     6 |   "seconds": 0,',
            "       |              ^",
        ]

    def test_a_long_line_is_cut_around_its_place(self, tmp_path: Path) -> None:
        path = write_rubric(tmp_path)
        path.write_text(json.dumps(json.loads(path.read_text("utf-8"))).replace('"weight": 2', '"weight": 0'), "utf-8")
        line, mark = source_and_mark(path)
        assert line[mark.index("^") :].startswith('0, "cues"')
        assert line[9] == line[-1] == "…"
        assert len(line) < 80

    def test_the_mark_stands_right_under_wide_characters_and_tabs(self, tmp_path: Path) -> None:
        path = edited(write_rubric(tmp_path), '  "title": "Scaling"', '\t"title": "拡大", "titel": 1')
        line, mark = source_and_mark(path)
        assert line == '     4 |  "title": "拡大", "titel": 1,'
        assert mark == " " * 7 + "|" + " " * 19 + "^"

    def test_advice_has_its_reason_and_source(self, tmp_path: Path) -> None:
        path = edited(write_rubric(tmp_path), '"Unclear"', '"Good"')
        lines = shown(path)
        at = lines.index('    44 |           "text": "Good"')
        assert lines[at + 1] == "       |                   ^"
        assert "See docs/writing-rubrics.md#vague-anchor." in " ".join(line.strip() for line in lines[at + 2 : at + 4])

    def test_a_file_that_cannot_be_read_has_no_line(self, tmp_path: Path) -> None:
        assert source_and_mark(tmp_path / "gone.json") == []

    def test_the_place_the_message_and_the_code_come_first(self) -> None:
        file = BROKEN / "rubrics" / "seconds-zero.json"
        told = f"{file}:6:14: 'seconds' must be greater than 0, not 0 [out-of-range]"
        assert " ".join(" ".join(shown(file)).split()).startswith(told)

    def test_other_line_ends_do_not_break_the_line(self, tmp_path: Path) -> None:
        path = edited(write_rubric(tmp_path), '"seconds": 120', '"seconds": 0, "hints": ["a\u2028b"]')
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        line, mark = source_and_mark(path)
        assert line == '     6 |   "seconds": 0, "hints": ["a b"], '
        assert mark.index("^") == line.index("0")

    def test_a_line_cannot_steer_the_terminal(self, tmp_path: Path) -> None:
        path = edited(write_rubric(tmp_path), '"Scaling"', '"\x1b]0;x\x07Scaling"')
        assert all(line.isprintable() for line in shown(path))
