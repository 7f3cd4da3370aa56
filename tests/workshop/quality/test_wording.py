import pytest

from tests.workshop.quality.advising import checklist, hits, scale


class TestVagueAnchors:
    @pytest.mark.parametrize(
        "text",
        [
            "Good answer",
            "Adequate understanding of the topic",
            "Shows a good grasp of the subject.",
            "Excellent",
            "Poor",
        ],
    )
    def test_a_level_of_nothing_but_vague_words_tells_nobody_what_to_look_for(self, text: str) -> None:
        [(where, sentence)] = hits("vague-anchor", scale("Names no reason", text))
        assert where == "criteria.0.levels.1.text"
        assert sentence.endswith("is all this says; tell what is heard in such an answer")

    def test_a_point_can_be_vague_too(self) -> None:
        assert [where for where, _ in hits("vague-anchor", checklist("A clear explanation"))] == [
            "criteria.0.points.0.text"
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "Good, with a reason for each kind of model",
            "The gradient is poor",
            "Clear about which sets are used for tuning",
            "Yes",
            "No definition a listener could repeat",
        ],
    )
    def test_a_vague_word_beside_others_is_none_of_its_business(self, text: str) -> None:
        assert hits("vague-anchor", scale("Names no reason", text)) == []


class TestDoubleClaims:
    @pytest.mark.parametrize(
        "text",
        [
            "Trees are not affected by scaling, and the scaler must be fitted on the training data.",
            "The test set is used once; the validation set guides the choices.",
            "Clipping limits the gradient. It does not cure the cause.",
            "A small batch is noisy, but the noise can help the model to generalise.",
        ],
    )
    def test_a_point_of_two_claims_is_told(self, text: str) -> None:
        assert hits("double-claim", checklist(text)) == [
            ("criteria.0.points.0.text", "this point makes two claims; make it two points")
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "Standardisation gives zero mean and unit variance.",
            "Momentum and gradient noise can help, and cannot guarantee anything.",
            "The metrics are precision, recall and the area under the curve.",
            "A test score that is above and a training score that is below the others is a warning.",
            "Says what the goal was as given, and in what ways it could be read.",
            "The score is read once, when every choice has been made.",
            "Uses e.g. grid search.",
        ],
    )
    def test_an_and_within_one_claim_is_not(self, text: str) -> None:
        assert hits("double-claim", checklist(text)) == []


class TestLongQuestion:
    def test_a_question_that_is_said_in_a_breath_or_two_is_fine(self) -> None:
        assert hits("long-question", question="word " * 45) == []

    def test_a_longer_one_is_told_with_its_length(self) -> None:
        assert hits("long-question", question="word " * 46) == [
            ("question", "the question has 46 words; ask it in 45 or fewer")
        ]
