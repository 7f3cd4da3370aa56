import pytest

from mock_interview.interview.delivery import report


def marked(answer: str) -> list[str]:
    return [answer[mark.span.start : mark.span.end] for mark in report(answer, 120).marks]


def kinds(answer: str) -> list[str]:
    return [mark.kind for mark in report(answer, 120).marks]


class TestHesitations:
    def test_each_one_is_marked_at_its_place(self) -> None:
        assert marked("Um, the loss, uh, fell, erm, twice.") == ["Um", "uh", "erm"]

    def test_capitals_are_a_name(self) -> None:
        assert marked("The ER diagram has two tables.") == []

    def test_a_number_before_it_makes_it_a_unit(self) -> None:
        assert marked("The gap is 5 mm wide.") == []


class TestLike:
    @pytest.mark.parametrize(
        "answer",
        [
            "It was, like, huge.",
            "It took like ten minutes.",
            "There is like a gap.",
            "And like we had no labels.",
            "I was like, no way.",
            "We could like drop it.",
            "It took like a hundred steps.",
        ],
    )
    def test_is_a_filler_where_it_could_drop_out(self, answer: str) -> None:
        assert marked(answer) == ["like"]

    @pytest.mark.parametrize(
        "answer",
        [
            "I like trees.",
            "It looks like a line.",
            "Models like forests do not need it.",
            "Like I said, it falls.",
            "I would like a baseline.",
            "Values like 0.9 are common.",
            "Like-for-like tests are rare.",
            "I really like, um, the team.",
        ],
    )
    def test_is_none_as_a_verb_or_in_a_comparison(self, answer: str) -> None:
        assert "like" not in [words.lower() for words in marked(answer)]


class TestSo:
    @pytest.mark.parametrize("answer", ["So the idea is simple.", "Okay. So the idea is simple.", "Um, so it fits."])
    def test_is_a_filler_where_it_opens_the_answer(self, answer: str) -> None:
        assert marked(answer)[-1].lower() == "so"

    @pytest.mark.parametrize(
        "answer",
        [
            "It was noisy. So we smoothed it.",
            "We shuffle so that batches agree.",
            "It was so slow.",
            "I think it is, or so they say.",
            "So far it holds.",
        ],
    )
    def test_is_none_of_result_purpose_or_degree(self, answer: str) -> None:
        assert "so" not in [words.lower() for words in marked(answer)]


class TestRight:
    @pytest.mark.parametrize("answer", ["You split it, right?", "Right, the loss.", "You split it, right, and fit."])
    def test_is_a_filler_as_a_tag_or_a_nod(self, answer: str) -> None:
        assert [words.lower() for words in marked(answer)] == ["right"]

    @pytest.mark.parametrize("answer", ["Is that right?", "The right answer.", "Turn right.", "Right-skewed data."])
    def test_is_none_as_a_direction_or_a_judgement(self, answer: str) -> None:
        assert marked(answer) == []


class TestKindOf:
    def test_is_a_hedge_on_a_verb(self) -> None:
        assert kinds("It kind of works.") == ["hedge"]

    def test_is_a_hedge_on_a_verb_after_that(self) -> None:
        assert kinds("That sort of works.") == ["hedge"]

    @pytest.mark.parametrize("answer", ["This kind of model.", "What sort of loss?", "It is a new kind of drift."])
    def test_is_none_as_a_noun(self, answer: str) -> None:
        assert marked(answer) == []

    def test_does_not_make_the_like_after_it_a_filler(self) -> None:
        assert marked("It is kind of like overfitting.") == ["kind of"]


class TestPhrases:
    @pytest.mark.parametrize(
        ("answer", "found"),
        [
            ("It was, you know, big.", ["you know"]),
            ("Do you know the prior?", []),
            ("I mean, it works.", ["I mean"]),
            ("By drift I mean a change.", []),
            ("I guess it fell.", ["I guess"]),
            ("If I guess at random, it fails.", []),
            ("To be honest, no.", ["To be honest"]),
            ("We want to be honest with users.", []),
            ("It is a rule or something.", ["or something"]),
            ("Rain or something worse.", []),
        ],
    )
    def test_are_told_apart_by_what_surrounds_them(self, answer: str, found: list[str]) -> None:
        assert marked(answer) == found

    def test_the_longest_phrase_wins(self) -> None:
        assert marked("It fell, or something like that.") == ["or something like that"]

    def test_a_phrase_does_not_reach_across_a_sentence_end(self) -> None:
        assert marked("That is all you. Know the data.") == []

    def test_typographic_apostrophes_are_read_as_plain_ones(self) -> None:
        assert marked("Let’s see, three kinds.") == ["Let’s see"]

    def test_hesitation_dots_are_a_pause_and_end_no_sentence(self) -> None:
        assert marked("It was... like... huge.") == ["like"]


def test_an_answer_without_fillers_has_no_marks() -> None:
    assert marked("Scaling matters because gradient steps depend on the range of each feature.") == []
