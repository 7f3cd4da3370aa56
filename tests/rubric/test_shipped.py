"""What the shipped packs promise; each holds for every rubric of every pack."""

import json

import pytest

from mock_interview.locations import builtin_rubrics
from mock_interview.rubric.catalogue import Root
from mock_interview.rubric.library import Library, LoadedRubric, load_pack
from mock_interview.rubric.models import Example, Misconception, Point
from mock_interview.scoring.arithmetic import coverage_of, percent_of, score_criteria
from mock_interview.scoring.judgement import Judgement, LevelJudgement, MisconceptionJudgement, PointJudgement
from mock_interview.text import folded, words

LIBRARY = Library((Root(builtin_rubrics(), "built-in"),))


@pytest.fixture(params=LIBRARY.refs)
def loaded(request: pytest.FixtureRequest) -> LoadedRubric:
    return LIBRARY.load(str(request.param))


def parts_with_cues(loaded: LoadedRubric) -> list[Point | Misconception]:
    return [*loaded.rubric.points.values(), *loaded.rubric.misconceptions.values()]


def judged_by_its_author(example: Example) -> Judgement:
    return Judgement(
        points={id_: PointJudgement(verdict) for id_, verdict in example.verdicts.items()},
        misconceptions={id_: MisconceptionJudgement(made=True) for id_ in example.misconceptions},
        levels={id_: LevelJudgement(score) for id_, score in example.levels.items()},
    )


def percent_by_its_author(loaded: LoadedRubric, example: Example) -> float:
    percent = percent_of(score_criteria(loaded.rubric, judged_by_its_author(example), quotable=None))
    assert percent is not None
    return percent


def test_the_pack_names_its_twelve_rubrics_in_order() -> None:
    folder = builtin_rubrics() / "ml-engineer"
    assert sorted(load_pack(folder).order) == sorted({path.stem for path in folder.glob("*.json")} - {"pack"})
    assert LIBRARY.refs == [f"ml-engineer/{id_}" for id_ in load_pack(folder).order]
    assert len(LIBRARY.refs) == 12


def test_each_question_has_its_own_title() -> None:
    titles = [LIBRARY.load(ref).rubric.title for ref in LIBRARY.refs]
    assert len(set(titles)) == len(titles)


class TestEachRubric:
    def test_asks_for_four_to_eight_points_and_knows_two_misconceptions(self, loaded: LoadedRubric) -> None:
        assert 4 <= len(loaded.rubric.points) <= 8
        assert len(loaded.rubric.misconceptions) >= 2

    def test_judges_clarity_on_a_scale(self, loaded: LoadedRubric) -> None:
        assert [scale.id for scale in loaded.rubric.scales] == ["clarity"]

    def test_has_three_hints_and_two_follow_ups_about_different_points(self, loaded: LoadedRubric) -> None:
        assert len(loaded.rubric.hints) == 3
        probed = {follow_up.probes for follow_up in loaded.rubric.follow_ups}
        assert len(probed) == len(loaded.rubric.follow_ups) == 2
        assert probed <= set(loaded.rubric.points)

    def test_has_a_model_answer_that_is_spoken_in_about_two_minutes(self, loaded: LoadedRubric) -> None:
        assert 150 <= len((loaded.rubric.model_answer or "").split()) <= 300

    def test_has_cues_for_every_point_and_misconception(self, loaded: LoadedRubric) -> None:
        assert [part.id for part in parts_with_cues(loaded) if not part.cues] == []

    def test_takes_no_cue_word_for_word_from_an_example(self, loaded: LoadedRubric) -> None:
        cues = [cue for part in parts_with_cues(loaded) for cue in part.cues]
        answers = [folded(example.answer) for example in loaded.rubric.examples]
        copied = [cue for cue in cues if any(answer.contains(cue) for answer in answers)]
        assert copied == []

    def test_holds_no_text_that_is_changed_by_making_it_safe(self, loaded: LoadedRubric) -> None:
        read = json.loads(loaded.rubric.model_dump_json(by_alias=True, exclude_unset=True))
        assert read == json.loads(json.dumps(loaded.data))


class TestItsExamples:
    def test_are_strong_middling_and_weak(self, loaded: LoadedRubric) -> None:
        assert [example.id for example in loaded.rubric.examples] == ["strong", "middling", "weak"]

    def test_are_judged_on_everything(self, loaded: LoadedRubric) -> None:
        for example in loaded.rubric.examples:
            criteria = score_criteria(loaded.rubric, judged_by_its_author(example), quotable=None)
            assert coverage_of(loaded.rubric, criteria) == 1

    def test_come_to_a_percent_in_their_range(self, loaded: LoadedRubric) -> None:
        for example in loaded.rubric.examples:
            assert example.percent.low <= percent_by_its_author(loaded, example) <= example.percent.high, example.id

    def test_lie_well_apart(self, loaded: LoadedRubric) -> None:
        strong, middling, weak = (percent_by_its_author(loaded, example) for example in loaded.rubric.examples)
        assert strong >= middling + 15
        assert middling >= weak + 15
        assert strong >= weak + 30

    def test_say_something_in_as_many_words_as_people_speak(self, loaded: LoadedRubric) -> None:
        assert all(30 <= len(words(example.answer)) <= 320 for example in loaded.rubric.examples)
