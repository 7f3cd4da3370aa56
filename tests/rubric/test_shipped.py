"""What the shipped packs promise; each holds for every rubric of every pack."""

import json

import pytest

from mock_interview.locations import builtin_rubrics
from mock_interview.rubric.catalogue import Root
from mock_interview.rubric.library import Library, LoadedRubric, load_pack
from mock_interview.rubric.models import Example, Misconception, Point
from mock_interview.scoring.arithmetic import coverage_of, percent_of, score_criteria
from mock_interview.scoring.judgement import Judgement, LevelJudgement, MisconceptionJudgement, PointJudgement
from mock_interview.text import fold, folded, words

LIBRARY = Library((Root(builtin_rubrics(), "built-in"),))
SIZES = {"ml-engineer": 12, "behavioural": 8}
SCALES = {"ml-engineer": ["clarity"], "behavioural": ["situation", "action", "result", "reflection"]}


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


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_a_pack_names_all_its_rubrics_in_order(name: str, size: int) -> None:
    folder = builtin_rubrics() / name
    order = load_pack(folder).order
    assert sorted(order) == sorted({path.stem for path in folder.glob("*.json")} - {"pack"})
    assert [ref for ref in LIBRARY.refs if ref.startswith(f"{name}/")] == [f"{name}/{id_}" for id_ in order]
    assert len(order) == size


def test_the_packs_come_in_the_order_of_their_places() -> None:
    assert list(dict.fromkeys(ref.partition("/")[0] for ref in LIBRARY.refs)) == list(SIZES)


def test_no_level_is_worded_as_in_another_rubric() -> None:
    rubrics = [LIBRARY.load(ref).rubric for ref in LIBRARY.refs]
    texts = [fold(level.text) for rubric in rubrics for scale in rubric.scales for level in scale.levels]
    assert len(set(texts)) == len(texts)


def test_each_question_has_its_own_title() -> None:
    titles = [LIBRARY.load(ref).rubric.title for ref in LIBRARY.refs]
    assert len(set(titles)) == len(titles)


class TestEachRubric:
    def test_asks_for_four_to_eight_points_and_knows_two_misconceptions(self, loaded: LoadedRubric) -> None:
        assert 4 <= len(loaded.rubric.points) <= 8
        assert len(loaded.rubric.misconceptions) >= 2

    def test_can_be_asked_in_a_breath_and_answered_in_two_or_three_minutes(self, loaded: LoadedRubric) -> None:
        assert len(words(loaded.rubric.question)) <= 30
        assert 120 <= loaded.rubric.seconds <= 180

    def test_has_the_scales_of_its_pack_each_of_four_levels_that_read_differently(self, loaded: LoadedRubric) -> None:
        assert [scale.id for scale in loaded.rubric.scales] == SCALES[loaded.ref.partition("/")[0]]
        for scale in loaded.rubric.scales:
            assert len({fold(level.text) for level in scale.levels}) == len(scale.levels) == 4

    def test_names_its_sources_and_subjects(self, loaded: LoadedRubric) -> None:
        assert loaded.rubric.sources
        assert loaded.rubric.tags

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
