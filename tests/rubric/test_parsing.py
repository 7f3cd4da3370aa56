import json
import sys
from pathlib import Path

import pytest

from mock_interview.rubric.parsing import (
    MAX_BYTES,
    MAX_PROBLEMS,
    parse_inline,
    parse_pack,
    parse_rubric,
    read_source,
    rubric_sha256,
)
from mock_interview.rubric.problems import Problem, RubricError
from tests.builders import rubric_json, write_rubric

GOOD = """\
{
  "format": 1,
  "id": "scaling",
  "title": "Scaling",
  "question": "Why scale?",
  "seconds": 120,
  "criteria": [
    {"id": "facts", "title": "Facts", "weight": 3, "kind": "checklist",
     "points": [
       {"id": "slow", "text": "Descent is slow", "weight": 2, "cues": ["converges slowly", "crawls"]},
       {"id": "trees", "text": "Trees do not care", "weight": 1}],
     "misconceptions": [{"id": "always", "text": "Always needed", "penalty": 1}]},
    {"id": "clarity", "title": "Clear", "weight": 1, "kind": "levels",
     "levels": [{"score": 0, "text": "No"}, {"score": 1, "text": "Yes"}]}
  ],
  "follow_ups": [{"ask": "Why not trees?", "probes": "trees"}],
  "hints": ["Think of units."],
  "examples": [
    {"id": "strong", "answer": "It crawls.", "percent": [80, 100],
     "verdicts": {"trees": "met"}, "misconceptions": [], "levels": {"clarity": 1}}
  ]
}
"""
PACK = """\
{
  "format": 1,
  "title": "Fundamentals",
  "order": ["scaling"],
  "bands": [{"from": 0, "label": "no"}, {"from": 50, "label": "yes"}],
  "hint_cost": [5, 10]
}
"""

# What is changed in GOOD, into what, and the one problem that this must give.
BROKEN = [
    # not JSON
    ('"seconds": 120,', '"seconds": 120', "7:3: not JSON: expecting ',' delimiter"),
    ('"seconds": 120,', "seconds: 120,", "6:3: not JSON: expecting property name enclosed in double quotes"),
    ('"Clear"', "'Clear'", "13:32: not JSON: expecting value"),
    ('"Scaling"', '"Scaling', "4:20: not JSON: invalid control character"),
    ('"Scaling"', '"Sc\\aling"', "4:15: not JSON: invalid \\escape"),
    ("  ]\n}\n", "  ]\n}\n]", "22:1: not JSON: extra data"),
    ('{"clarity": 1}}\n  ]\n}\n', '{"clarity', "20:64: not JSON: unterminated string"),
    # JSON that json.loads lets pass
    ('"weight": 3', '"weight": NaN', "8:49: NaN is not a number in JSON; write a number"),
    ('"penalty": 1', '"penalty": -Infinity', "12:75: -Infinity is not a number in JSON; write a number"),
    ('"title": "Scaling"', '"id": "other"', "4:3: the key 'id' is given twice; remove one"),
    ('"text": "Yes"', '"text": "Yes", "score": 1', "14:72: the key 'score' is given twice; remove one"),
    ('"Scaling"', r'"Scal\ud800ing"', "4:12: half of a surrogate pair stands here alone; write the character itself"),
    ('"title": "Clear"', r'"\udc00": "Clear"', "13:23: half of a surrogate pair stands here alone; write the character itself"),
    # keys
    ('"title": "Scaling"', '"titel": "Scaling"', "1:1: 'title' is missing; add it"),
    ('"title": "Scaling",', '"title": "Scaling", "titel": 1,', "4:23: there is no key 'titel' here (did you mean 'title'?); correct it or remove it"),
    ('"weight": 2,', '"wieght": 2, "weight": 2,', "10:55: there is no key 'wieght' here (did you mean 'weight'?); correct it or remove it"),
    ('"weight": 2,', "", "10:8: 'weight' is missing; add it"),
    ('"text": "No"', '"txt": "No", "text": "No"', "14:30: there is no key 'txt' here (did you mean 'text'?); correct it or remove it"),
    ('"levels": {"clarity": 1}', '"levels": {"clarity": 1}, "mark": 9', "20:79: there is no key 'mark' here; correct it or remove it"),
    ('"kind": "levels",', '"kind": "levels", "points": [],', "13:68: there is no key 'points' here; correct it or remove it"),
    # kinds of value
    ('"format": 1', '"format": 2', "2:13: 'format' must be 1, not 2"),
    ('"Scaling"', "null", "4:12: 'title' must be a text in quotes, not null"),
    ('"Scaling"', '" \\n "', "4:12: 'title' is empty; write something or remove it"),
    ('"Scaling"', r'"\u200b\u001b[2J"', "4:12: 'title' is empty; write something or remove it"),
    ('"Think of units."', '""', "17:13: item 1 of hints is empty; write something or remove it"),
    ('"crawls"]', "7]", "10:91: item 2 of cues must be a text in quotes, not 7"),
    ('["Think of units."]', '"Think of units."', "17:12: 'hints' must be a list in square brackets, not 'Think of units.'"),
    ('["Think of units."]', "{}", "17:12: 'hints' must be a list in square brackets, not an object"),
    ('{"trees": "met"}', '["trees"]', "20:18: 'verdicts' must be an object in braces, not a list"),
    ('{"id": "trees", "text": "Trees do not care", "weight": 1}', "true", "11:8: item 2 of points must be an object in braces, not true"),
    ('"seconds": 120', '"seconds": 1.5', "6:14: 'seconds' must be a whole number, not 1.5"),
    ('"seconds": 120', '"seconds": "120"', "6:14: 'seconds' must be a whole number, not '120'"),
    ('"seconds": 120', '"seconds": 0', "6:14: 'seconds' must be greater than 0, not 0"),
    ('"seconds": 120', '"seconds": 100000', "6:14: 'seconds' must be at most 86400, not 100000"),
    ('"weight": 3', '"weight": "3"', "8:49: 'weight' must be a number, not '3'"),
    ('"weight": 3', '"weight": -1', "8:49: 'weight' must be greater than 0, not -1"),
    ('"weight": 3', '"weight": 1e308', "8:49: 'weight' must be at most 1000, not 1e+308"),
    ('"weight": 3', '"weight": 1e400', "8:49: 'weight' must be a finite number"),
    ('"score": 1', '"score": 1.0', "14:54: 'score' must be a whole number, not 1.0"),
    ('[{"score": 0, "text": "No"}, {"score": 1, "text": "Yes"}]', '[{"score": 0, "text": "No"}]', "14:16: 'levels' has too few items; it needs at least 2"),
    ('"kind": "levels"', '"kind": "scale"', "13:60: kind must be 'checklist' or 'levels', not 'scale'"),
    ('"kind": "levels"', '"kind": ["levels"]', "13:60: kind must be 'checklist' or 'levels', not a list"),
    (', "kind": "levels"', "", "13:5: kind is missing; say 'checklist' or 'levels'"),
    ('{"trees": "met"}', '{"trees": "unassessed"}', "20:28: 'trees' must be 'met', 'partial' or 'missing', not 'unassessed'"),
    ('{"trees": "met"}', '{"Trees!": "met"}', "20:19: 'Trees!' must be a slug (lower-case letters, digits and single hyphens), not 'Trees!'"),
    ('"id": "facts"', '"id": "The Facts"', "8:12: 'id' must be a slug (lower-case letters, digits and single hyphens), not 'The Facts'"),
    ('"id": "facts"', f'"id": "{"x" * 65}"', "8:12: 'id' is longer than 64 characters; shorten it"),
    *(
        (f'"percent": {[80, 100]}', f'"percent": {value}', "19:57: 'percent' must be two numbers in square brackets, the lowest and the highest percent")
        for value in ("80", "[80]", "[80, 90, 100]", '{"low": 80, "high": 100}')
    ),
    ("[80, 100]", "[80, 101]", "19:62: item 2 of percent must be at most 100, not 101"),
    # parts that do not fit each other
    ("[80, 100]", "[100, 80]", "19:57: the lowest percent is above the highest; swap them"),
    ('"id": "scaling"', '"id": "other"', "3:9: the id is 'other' but the file is 'scaling.json'; they must be equal"),
    ('"id": "clarity"', '"id": "slow"', "13:12: the id 'slow' is used twice among points, misconceptions and criteria; rename one"),
    ('"probes": "trees"', '"probes": "always"', "16:52: there is no point 'always' in this rubric; use one of: slow, trees"),
    ('{"trees": "met"}', '{"forests": "met"}', "20:30: there is no point 'forests' in this rubric; use one of: slow, trees"),
    ('"misconceptions": []', '"misconceptions": ["slow"]', "20:56: there is no misconception 'slow' in this rubric; use one of: always"),
    ('{"clarity": 1}', '{"facts": 1}', "20:77: there is no levels criterion 'facts' in this rubric; use one of: clarity"),
    ('{"clarity": 1}', '{"clarity": 4}', "20:79: 'clarity' has no level 4; use one of its scores"),
    ('{"score": 1, "text": "Yes"}]', '{"score": 1, "text": "Yes"}, {"score": 3, "text": "Very"}]', "14:82: levels rise by one from the lowest: this should be 2, not 3"),
]  # fmt: skip

BROKEN_PACKS = [
    ('"title": "Fundamentals",', "", "1:1: 'title' is missing; add it"),
    ('"order": ["scaling"]', '"ordre": ["scaling"]', "4:3: there is no key 'ordre' here (did you mean 'order'?); correct it or remove it"),
    ('["scaling"]', '["Scaling it"]', "4:13: item 1 of order must be a slug (lower-case letters, digits and single hyphens), not 'Scaling it'"),
    ('"from": 0', '"from": 10', "5:12: 'bands' must start at 0 and rise"),
    ('"from": 50', '"from": 0', "5:12: 'bands' must start at 0 and rise"),
    ('{"from": 0, "label": "no"}, {"from": 50, "label": "yes"}', "", "5:12: 'bands' has too few items; it needs at least 1"),
    ('"from": 50', '"from": 50, "form": 1', "5:54: there is no key 'form' here (did you mean 'from'?); correct it or remove it"),
    ("[5, 10]", "[5, -10]", "6:20: item 2 of hint_cost must be at least 0, not -10"),
]  # fmt: skip


def problems(source: str, name: str = "scaling.json") -> list[str]:
    with pytest.raises(RubricError) as refused:
        parse_rubric(source, Path(name))
    return [str(problem) for problem in refused.value.problems]


class TestBrokenFiles:
    def test_the_good_one_is_good(self) -> None:
        assert parse_rubric(GOOD, Path("scaling.json")).rubric.id == "scaling"
        assert parse_pack(PACK, Path("pack.json")).title == "Fundamentals"

    @pytest.mark.parametrize(("old", "new", "problem"), BROKEN, ids=[problem for _, _, problem in BROKEN])
    def test_each_is_told_in_its_place_in_one_sentence(self, old: str, new: str, problem: str) -> None:
        assert old in GOOD
        assert problems(GOOD.replace(old, new, 1)) == [f"scaling.json:{problem}"]

    @pytest.mark.parametrize(("old", "new", "problem"), BROKEN_PACKS, ids=[problem for _, _, problem in BROKEN_PACKS])
    def test_each_pack_too(self, old: str, new: str, problem: str) -> None:
        assert old in PACK
        with pytest.raises(RubricError) as refused:
            parse_pack(PACK.replace(old, new, 1), Path("pack.json"))
        assert [str(found) for found in refused.value.problems] == [f"pack.json:{problem}"]

    @pytest.mark.parametrize("source", ["", " \n", "// no", "nul"])
    def test_what_is_no_json_at_all_is_told(self, source: str) -> None:
        assert [problem.partition(": ")[2] for problem in problems(source)] == ["not JSON: expecting value"]

    def test_a_comma_after_the_last_member_is_told(self) -> None:
        place, message = (
            ("1:14", "illegal trailing comma before end of object")
            if sys.version_info >= (3, 13)
            else (
                "1:15",
                "expecting property name enclosed in double quotes",
            )
        )
        assert problems('{"format": 1 ,}') == [f"scaling.json:{place}: not JSON: {message}"]

    @pytest.mark.parametrize("source", ["[]", '"text"', "7", "null"])
    def test_json_that_is_no_object_is_told(self, source: str) -> None:
        assert problems(source) == ["scaling.json:1:1: must be an object in braces"]

    @pytest.mark.parametrize("depth", [600, 5_000, 200_000])
    @pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
    def test_deep_nesting_is_told(self, depth: int, opening: str, closing: str) -> None:
        source = f'{{"title": {opening * depth}1{closing * depth}}}'
        assert problems(source) == ["scaling.json:1:1: is nested too deeply; a rubric is a shallow file"]

    def test_a_number_of_thousands_of_digits_is_told(self) -> None:
        source = GOOD.replace("120", "1" * 5000)
        assert problems(source) == ["scaling.json:1:1: holds a number of thousands of digits; shorten it"]

    def test_several_problems_are_all_told_in_the_order_of_the_file(self) -> None:
        source = GOOD.replace('"weight": 2', '"weight": 0').replace('"title": "Facts"', '"title": 1')
        assert problems(source) == [
            "scaling.json:8:30: 'title' must be a text in quotes, not 1",
            "scaling.json:10:65: 'weight' must be greater than 0, not 0",
        ]

    def test_the_sentence_of_the_whole_file_is_its_first_problem_and_how_many_more(self) -> None:
        source = GOOD.replace('"weight": 2', '"weight": 0').replace('"title": "Facts"', '"title": 1')
        with pytest.raises(RubricError, match=r"^scaling\.json:8:30: .* \(1 more: run 'rubrics check'\)$"):
            parse_rubric(source, Path("scaling.json"))

    def test_a_file_full_of_problems_is_told_in_part(self) -> None:
        assert len(problems(json.dumps({f"key-{n}": n for n in range(5000)}))) == MAX_PROBLEMS

    def test_a_large_file_whose_parts_do_not_fit_is_told_in_part_and_briefly(self) -> None:
        names = [f"point-{n}" for n in range(3000)]
        data = rubric_json(
            criteria=[
                {
                    **{"id": "facts", "title": "Facts", "weight": 1, "kind": "checklist"},
                    "points": [{"id": name, "text": "x", "weight": 1} for name in names],
                }
            ],
            follow_ups=[{"ask": "x", "probes": f"no-{name}"} for name in names],
            examples=None,
        )
        found = problems(json.dumps(data))
        assert len(found) == MAX_PROBLEMS
        assert max(map(len, found)) < 400

    def test_a_problem_cannot_steer_the_terminal(self) -> None:
        source = GOOD.replace('"title": "Clear"', r'"\u001b]0;x\u0007": 1, "title": "Clear"')
        assert "\x1b" not in problems(source)[0]
        assert "\x1b" not in str(Problem(Path("\x1b[2J.json"), 1, 1, "x"))

    def test_a_repeated_key_of_any_length_is_told_briefly(self) -> None:
        key = "k" * 10_000
        assert len(problems(f'{{"{key}": 1, "{key}": 2}}')[0]) < 200


class TestReading:
    def test_a_byte_order_mark_does_no_harm(self, tmp_path: Path) -> None:
        path = tmp_path / "scaling.json"
        path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
        assert parse_rubric(read_source(path), path).rubric.title == "Scaling"

    @pytest.mark.parametrize("encoded", [GOOD.encode("utf-16"), GOOD.replace("Clear", "Klár").encode("latin-1")])
    def test_a_file_that_is_not_utf8_is_told(self, tmp_path: Path, encoded: bytes) -> None:
        path = tmp_path / "scaling.json"
        path.write_bytes(encoded)
        with pytest.raises(RubricError, match=r"scaling\.json:1:1: is not UTF-8 text; save it as UTF-8$"):
            read_source(path)

    def test_a_huge_file_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "scaling.json"
        path.write_bytes(b" " * (MAX_BYTES + 1))
        with pytest.raises(RubricError, match=r":1:1: is larger than 2,000,000 bytes; a rubric is a small file$"):
            read_source(path)

    @pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a file without an end")
    def test_a_file_without_an_end_is_told_too(self) -> None:
        with pytest.raises(RubricError, match="is larger than"):
            read_source(Path("/dev/zero"))

    def test_a_missing_file_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(RubricError, match=r":1:1: cannot be read \(No such file or directory\); check the path$"):
            read_source(tmp_path / "gone.json")

    def test_a_folder_in_place_of_a_file_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(RubricError, match=r":1:1: cannot be read \(.+\); check the path$"):
            read_source(tmp_path)


class TestText:
    def test_every_text_is_made_safe_to_show(self) -> None:
        source = GOOD.replace('"Scaling"', r'" Sca\u001b[31mling\u202e "').replace(
            "It crawls.", r"It\u0007 cra\u00adwls."
        )
        rubric = parse_rubric(source, Path("scaling.json")).rubric
        assert rubric.title == "Scaling"
        assert rubric.examples[0].answer == "It crawls."


class TestSha256:
    def test_ignores_the_order_of_keys_and_the_schema(self) -> None:
        data = rubric_json()
        shuffled = {"$schema": "../rubric.schema.json", **dict(reversed(data.items()))}
        assert rubric_sha256(shuffled) == rubric_sha256(data)

    def test_ignores_white_space_and_escapes_of_the_file(self) -> None:
        data = rubric_json(title="Größe")
        compact = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
        assert parse_rubric(compact, Path("scaling.json")).sha256 == rubric_sha256(data)

    def test_is_of_canonical_json(self) -> None:
        assert rubric_sha256({"b": [1, 2.5], "a": "é"}) == rubric_sha256({"a": "é", "b": [1, 2.5]})
        assert rubric_sha256({"$schema": "x"}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"

    @pytest.mark.parametrize("change", [{"title": "Other"}, {"hints": ["One"]}, {"seconds": 121}, {"follow_ups": None}])
    def test_changes_with_the_content(self, change: dict[str, object]) -> None:
        assert rubric_sha256(rubric_json(**change)) != rubric_sha256(rubric_json())


class TestInline:
    def test_a_rubric_that_came_as_a_value_is_the_same_rubric(self, tmp_path: Path) -> None:
        path = write_rubric(tmp_path)
        assert parse_inline(rubric_json(), "row 3") == parse_rubric(read_source(path), path)

    def test_its_problems_are_shown_in_its_indented_json(self) -> None:
        with pytest.raises(RubricError, match=r"^row 3:4:12: 'title' must be a text in quotes, not 7$"):
            parse_inline(rubric_json(title=7), "row 3")

    def test_deep_nesting_is_told(self) -> None:
        nested: list[object] = []
        for _ in range(700):
            nested = [nested]
        with pytest.raises(RubricError, match="nested too deeply"):
            parse_inline(rubric_json(title=nested), "row 3")

    def test_half_a_surrogate_pair_is_told(self) -> None:
        with pytest.raises(RubricError, match=r"^row 3:4:12: half of a surrogate pair"):
            parse_inline(rubric_json(title="\ud800"), "row 3")
