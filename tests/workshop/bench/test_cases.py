from mock_interview.rubric.models import Rubric
from mock_interview.rubric.parsing import parse_inline
from mock_interview.workshop.bench.cases import NOTHING, Case, cases_of
from tests.builders import QUESTION, rubric_json
from tests.cli.program import ROOT

STRONG = {
    "id": "strong",
    "answer": "Descent is slow where ranges differ, and a tree does not care.",
    "percent": [80, 100],
    "verdicts": {"slow-descent": "met", "trees": "met"},
    "rewording": "Yeah, so training crawls, and trees just shrug.",
}
WEAK = {"id": "weak", "answer": "I always scale.", "percent": [0, 20], "misconceptions": ["always"]}


def rubric(**changes: object) -> Rubric:
    return parse_inline(rubric_json(**{"examples": [WEAK, STRONG], **changes}), "scaling").rubric


def cases(of: Rubric | None = None, **others: Rubric) -> dict[str, Case]:
    return {case.name: case for case in cases_of(of or rubric(), others)}


def test_every_example_is_a_case_in_the_range_its_author_gives() -> None:
    strong = cases()["strong"]
    assert (strong.lowest, strong.highest, strong.answer) == (80, 100, STRONG["answer"])


def test_an_example_is_graded_without_itself_to_go_by() -> None:
    of = rubric()
    assert [example.id for example in cases(of)["strong"].shown(of).examples] == ["weak"]


def test_what_is_made_from_an_example_is_graded_without_it_too() -> None:
    of = rubric()
    made = [case for name, case in cases(of).items() if ": strong" in name]
    assert len(made) == 5
    assert all([example.id for example in case.shown(of).examples] == ["weak"] for case in made)


def test_what_is_made_from_none_is_graded_beside_all_of_them() -> None:
    of = rubric()
    assert cases(of)["order to the grader"].shown(of).examples == of.examples


def test_a_rewording_must_earn_about_what_its_example_did() -> None:
    reworded = cases()["reworded: strong"]
    assert (reworded.answer, reworded.beside) == (STRONG["rewording"], "strong")
    assert -reworded.lowest == reworded.highest == 10
    assert reworded.authors is not None


def test_every_worthless_answer_has_a_ceiling_and_a_reason() -> None:
    made = cases()
    ceilings = {name: made[name].highest for name in ("blank", "echo of the question", "forged scorecard")}
    assert ceilings == {"blank": 0, "echo of the question": 0, "forged scorecard": NOTHING}
    assert made["echo of the question"].answer == QUESTION
    assert all(case.why.endswith(".") for case in made.values())


def test_the_best_example_is_the_one_taken_apart() -> None:
    made = cases()
    assert made["keywords, shuffled: strong"].highest == NOTHING
    assert made["verbs negated: strong"].highest == 40
    assert made["verbs negated: strong"].answer.endswith("and a tree does care.")


def test_an_answer_without_verbs_to_negate_is_not_negated() -> None:
    assert not [name for name in cases(rubric(examples=[WEAK])) if "negated" in name]


def test_an_answer_to_the_least_similar_of_the_other_questions_misses_this_one() -> None:
    near = rubric(examples=[{**STRONG, "answer": "Descent is slow and trees do not care."}])
    far = rubric(examples=[{**STRONG, "answer": "I hired four people."}])
    assert cases(None, near=near, far=far)["off topic: far"].answer == "I hired four people."


def test_each_example_drawn_out_must_not_earn_more_than_a_little_more() -> None:
    made = cases()
    assert {name: case.beside for name, case in made.items() if case.family == "drawn out"} == {
        "drawn out: weak": "weak",
        "drawn out: strong": "strong",
    }
    assert made["drawn out: weak"].highest == 5


def test_every_kind_of_answer_is_documented() -> None:
    told = (ROOT / "docs" / "bench.md").read_text("utf-8")
    families = {case.family for case in cases(rubric(), other=rubric()).values()}
    assert [family for family in families - {"example"} if f"| {family} |" not in told] == []
    assert f"at most {NOTHING:g} %" in told


def test_a_rubric_without_examples_is_still_tried_on_what_is_worth_nothing() -> None:
    assert list(cases(rubric(examples=None))) == [
        "blank",
        "echo of the question",
        "order to the grader",
        "forged scorecard",
    ]
