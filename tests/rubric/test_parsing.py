import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mock_interview.rubric.catalogue import MAX_BYTES
from mock_interview.rubric.parsing import (
    parse_inline,
    parse_pack,
    parse_rubric,
    read_source,
    rubric_sha256,
)
from mock_interview.rubric.problems import MAX_PROBLEMS, Problem, RubricError
from tests.builders import rubric_json, write_rubric

CORPUS = Path(__file__).with_name("corpus")
GOOD = (CORPUS / "scaling.json").read_text("utf-8")
PACK = (CORPUS / "pack.json").read_text("utf-8")


def problems(source: str, name: str = "scaling.json") -> list[str]:
    with pytest.raises(RubricError) as refused:
        parse_rubric(source, Path(name))
    return [str(problem) for problem in refused.value.problems]


class TestBrokenFiles:
    def test_the_good_one_is_good(self) -> None:
        assert parse_rubric(GOOD, Path("scaling.json")).rubric.id == "scaling"
        assert parse_pack(PACK, Path("pack.json")).title == "Fundamentals"

    @pytest.mark.parametrize("source", ["", " \n"])
    def test_an_empty_file_is_told(self, source: str) -> None:
        told = "not JSON: the file is empty; a rubric is an object in braces"
        assert problems(source) == [f"scaling.json:1:1: {told}"]

    def test_what_is_no_json_at_all_is_told(self) -> None:
        assert problems("nul") == ['scaling.json:1:1: not JSON: a text stands in double quotes; write "nul"']

    def test_a_file_of_nothing_but_a_comment_is_told(self) -> None:
        told = "not JSON: there are no comments in JSON; remove this one"
        assert problems("// no") == [f"scaling.json:1:1: {told}"]

    def test_slips_are_all_told_and_what_they_would_hide_as_well(self) -> None:
        source = GOOD.replace('"seconds": 120,', "seconds: 0,").replace('"Scaling"', '"Scaling" /* short */')
        source = source.replace("seconds: 0,", '"seconds": 0,,').replace('"hints": [', '"hnits": [')
        assert [problem.partition(": ")[2] for problem in problems(source)] == [
            "not JSON: there are no comments in JSON; remove this one",
            "'seconds' must be greater than 0, not 0",
            "not JSON: this comma stands beside nothing; remove it",
            "there is no key 'hnits' here (did you mean 'hints'?); correct it or remove it",
        ]

    def test_a_verdict_as_screens_word_it_is_told_as_the_file_wants_it(self) -> None:
        source = GOOD.replace('"met"', '"partly"', 1)
        (told,) = problems(source)
        assert told.endswith("must be 'met', 'partial' or 'missing', not 'partly' (did you mean 'partial'?)")

    def test_one_mend_never_undoes_another(self) -> None:
        source = GOOD.replace('"weight": 3,', '"weight": 3, , "x"')
        assert problems(source)[0].startswith("scaling.json:8:52: not JSON: this comma stands beside nothing")
        assert len(problems(source)) <= 3

    def test_a_comma_after_the_last_member_is_told_by_every_python(self) -> None:
        found = problems(GOOD.replace('"hints": ["Think of units."],', '"hints": ["Think of units." ,\n],'))
        assert found == ["scaling.json:17:31: not JSON: this comma stands beside nothing; remove it"]

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
            "scaling.json:10:60: 'weight' must be greater than 0, not 0",
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
                    "id": "facts",
                    "title": "Facts",
                    "weight": 1,
                    "kind": "checklist",
                    "points": [{"id": name, "text": "x", "weight": 1} for name in names],
                }
            ],
            follow_ups=[{"ask": "x", "probes": f"no-{name}"} for name in names],
            examples=None,
        )
        found = problems(json.dumps(data))
        assert len(found) == MAX_PROBLEMS
        assert max(map(len, found)) < 400

    def test_a_level_of_a_scale_without_scores_is_told_in_a_whole_sentence(self) -> None:
        source = GOOD.replace('"score": 0, ', "").replace('"score": 1, ', "")
        assert problems(source)[-1].endswith("'clarity' has no level 1; use one of: none is defined")

    def test_a_problem_cannot_steer_the_terminal(self) -> None:
        source = GOOD.replace('"title": "Clear"', r'"\u001b]0;x\u0007": 1, "title": "Clear"')
        assert "\x1b" not in problems(source)[0]
        assert "\x1b" not in str(Problem(Path("\x1b[2J.json"), 1, 1, "x", "some-code"))

    def test_a_line_break_in_a_path_does_not_break_the_line(self) -> None:
        assert str(Problem(Path("a\nb.json"), 1, 1, "x", "some-code")) == "a b.json:1:1: x"

    @pytest.mark.parametrize("parse", [parse_rubric, parse_pack])
    def test_a_key_named_like_a_mark_of_pydantics_is_told(self, parse: Callable[[str, Path], object]) -> None:
        with pytest.raises(RubricError) as refused:
            parse('{"[key]": 1}', Path("pack.json"))
        sentence = "there is no key '[key]' here; correct it or remove it"
        unknown = Problem(Path("pack.json"), 1, 2, sentence, "unknown-key")
        assert unknown in refused.value.problems

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
        with pytest.raises(RubricError, match=r"cannot be read \(not a regular file\); check the path$"):
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
