from typing import Any

from tests.workshop.quality.advising import checklist, hits

SILENT = {"id": "weak", "answer": "I do not know.", "percent": [0, 10]}
STRONG = {"id": "strong", "answer": "Descent crawls.", "percent": [90, 100]}


def judged(example: dict[str, Any], verdict: str, level: int) -> dict[str, Any]:
    return {**example, "verdicts": {"slow-descent": verdict, "trees": verdict}, "levels": {"clarity": level}}


class TestUnfailedCriteria:
    def test_a_criterion_on_which_no_example_scores_low_is_told(self) -> None:
        examples = [judged(STRONG, "met", 1), judged(SILENT, "missing", 1)]
        assert hits("unfailed-criterion", examples=examples) == [
            ("criteria.1", "no example scores low on 'clarity'; add one that does")
        ]

    def test_one_example_that_fails_is_enough_for_each(self) -> None:
        assert hits("unfailed-criterion", examples=[judged(SILENT, "missing", 0)]) == []

    def test_an_example_that_does_not_judge_a_criterion_does_not_fail_it(self) -> None:
        assert [where for where, _ in hits("unfailed-criterion", examples=[SILENT])] == ["criteria.0", "criteria.1"]

    def test_a_rubric_without_examples_is_told_that_instead(self) -> None:
        assert hits("unfailed-criterion", examples=None) == []
        assert hits("no-examples", examples=None) == [("", "there is no 'examples'; add it")]


class TestRewordings:
    def test_examples_none_of_which_is_reworded_are_told(self) -> None:
        assert hits("no-rewording", examples=[STRONG, SILENT]) == [
            ("examples", "no example has a 'rewording'; say the best one in other words too")
        ]

    def test_one_rewording_is_enough(self) -> None:
        assert hits("no-rewording", examples=[STRONG | {"rewording": "It just crawls."}, SILENT]) == []

    def test_a_rubric_without_examples_is_told_that_alone(self) -> None:
        assert hits("no-rewording", examples=None) == []


class TestTime:
    def test_points_that_cannot_all_be_made_in_the_time_are_told(self) -> None:
        crowded = checklist(*(f"Point {n} says a thing in eight plain words" for n in range(8)))
        assert hits("crowded-time", crowded, seconds=50) == [
            ("seconds", "to make every point takes some 54 seconds; give more time, or ask for fewer points")
        ]
        assert hits("crowded-time", crowded, seconds=54) == []

    def test_a_model_answer_too_long_for_the_time_is_told(self) -> None:
        assert hits("long-model-answer", seconds=60, model_answer="word " * 161) == [
            ("model_answer", "this takes 61 seconds to say, more than the 60 of the question")
        ]
        assert hits("long-model-answer", seconds=60, model_answer="word " * 160) == []


class TestUnearnedPoints:
    GOOD = "Gradient descent is slow when ranges differ. Decision trees do not care about the ranges at all."

    def test_a_point_that_is_not_heard_in_the_model_answer_is_told(self) -> None:
        found = hits(
            "unearned-points", model_answer="Gradient descent is slow when the ranges differ, so it takes long."
        )
        assert found == [("model_answer", "the offline grader does not hear the point 'trees' in it; make it plainly")]

    def test_a_model_answer_that_makes_its_points_is_fine(self) -> None:
        assert hits("unearned-points", model_answer=self.GOOD) == []

    def test_a_misconception_in_it_is_told(self) -> None:
        wrong = checklist("Descent is slow", wrong=("Claims that scaling matters for every model",))
        wrong["misconceptions"][0]["cues"] = ["scaling always matters for every model"]
        answer = "Descent is slow. Scaling always matters for every model."
        assert hits("unearned-points", wrong, model_answer=answer) == [
            ("model_answer", "the offline grader hears the misconception 'facts-wrong-0' in it; say it another way")
        ]

    def test_what_the_offline_grader_cannot_judge_is_passed_over(self) -> None:
        assert hits("unearned-points", model_answer="勾配降下法は遅くなる。決定木は気にしない。" * 9) == []

    def test_a_rubric_without_one_is_told_that_instead(self) -> None:
        assert hits("unearned-points") == []
        assert hits("no-model-answer") == [("", "there is no 'model_answer'; add it")]
