import pytest

from tests.workshop.quality.advising import checklist, hits, scale


class TestOverlappingPoints:
    def test_two_points_that_say_nearly_the_same_are_told_at_the_second(self) -> None:
        two = checklist("Gradient clipping limits the norm of the gradient", "Clipping limits the norm of a gradient")
        assert hits("overlapping-points", two) == [
            ("criteria.0.points.1.text", "this says nearly what 'facts-0' says; join them, or say what sets them apart")
        ]

    def test_also_across_criteria(self) -> None:
        two = (
            checklist("Random restarts improve the odds"),
            checklist("Improves its odds by random restarts", id_="more"),
        )
        assert [where for where, _ in hits("overlapping-points", *two)] == ["criteria.1.points.0.text"]

    def test_words_of_the_question_are_shared_by_all_and_do_not_count(self) -> None:
        two = checklist("Feature scaling matters to distances", "Feature scaling matters to penalties")
        assert hits("overlapping-points", two) == []

    def test_words_of_saying_do_not_count(self) -> None:
        two = checklist("Names and explains the loss", "Names and explains the metric")
        assert hits("overlapping-points", two) == []

    def test_points_about_one_thing_that_say_different_things_of_it_are_fine(self) -> None:
        two = checklist(
            "The noise in mini-batch gradients can act as a regulariser that helps the model generalise",
            "The noise in mini-batch gradients can help the optimiser leave saddle points",
        )
        assert hits("overlapping-points", two) == []


class TestLevelsAlike:
    @pytest.mark.parametrize(
        ("lower", "higher"),
        [
            ("Explains the mechanism well", "Explains the mechanism very well"),
            ("Gives few reasons for the models", "Gives some reasons for the models"),
            ("The same text", "The same text"),
            ("Good order of the steps", "Excellent order of the steps"),
        ],
    )
    def test_neighbours_that_differ_by_a_word_or_none_are_told_at_the_higher(self, lower: str, higher: str) -> None:
        assert hits("levels-alike", scale("Silent", lower, higher)) == [
            ("criteria.0.levels.2.text", "this level reads like level 1; tell what is heard here and not there")
        ]

    @pytest.mark.parametrize(
        ("lower", "higher"),
        [
            ("Names the models", "Names the models and gives the reason for each of them"),
            ("Reasons come in no order", "Sorts the reasons by kind of model"),
        ],
    )
    def test_a_level_that_adds_something_or_differs_is_fine(self, lower: str, higher: str) -> None:
        assert hits("levels-alike", scale(lower, higher)) == []


class TestMereNegations:
    @pytest.mark.parametrize(
        ("point", "wrong"),
        [
            ("Decision trees are not affected by scaling", "Claims that decision trees are affected by scaling"),
            ("The scaler is fitted on training data only", "Says the scaler is not fitted on training data only"),
        ],
    )
    def test_the_opposite_of_a_point_is_told(self, point: str, wrong: str) -> None:
        assert hits("mere-negation", checklist(point, wrong=(wrong,))) == [
            (
                "criteria.0.misconceptions.0.text",
                "this only denies 'facts-0'; name what people wrongly believe instead",
            )
        ]

    @pytest.mark.parametrize(
        "wrong",
        [
            "Claims that random forests need scaled features in order to split well",
            "Claims that boosted trees do not work on skewed features",
        ],
    )
    def test_a_belief_of_its_own_is_fine(self, wrong: str) -> None:
        assert hits("mere-negation", checklist("Decision trees are not affected by scaling", wrong=(wrong,))) == []


class TestTellingFollowUps:
    POINT = checklist("Uneven ranges make descent zig-zag and take many steps")

    def asking(self, ask: str) -> list[tuple[str, str]]:
        return hits("telling-follow-up", self.POINT, follow_ups=[{"ask": ask, "probes": "facts-0"}])

    @pytest.mark.parametrize(
        "ask",
        ["Is it that uneven ranges make descent zig-zag?", "Does it take many zig-zag steps to descend uneven ranges?"],
        ids=["a run of its words", "most of its words"],
    )
    def test_one_that_says_the_point_it_probes_is_told(self, ask: str) -> None:
        assert self.asking(ask) == [
            ("follow_ups.0.ask", "this says what the candidate is to find; ask for it in other words")
        ]

    def test_one_that_asks_for_the_point_is_fine(self) -> None:
        assert self.asking("What does that do to the way down, and how long does it take?") == []
