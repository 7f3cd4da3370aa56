import pytest

from mock_interview.scoring.conversation import Said, answers, interviewer_words
from mock_interview.scoring.quotes import Place, Quotable
from mock_interview.text import Span
from tests.builders import QUESTION, conversation

ANSWER = "Well, SGD isn’t  guaranteed to find it. Trees don't need scaling; k-NN \n does."
NOT_QUOTED = "no words of the answer were quoted for it"
SAYS_NOTHING = "the words quoted for it say nothing by themselves"
NOT_SAID = "the words quoted for it are not in the answer"
INTERVIEWERS = "the words quoted for it are the interviewer's own"


def problem(quote: str, answer: str = ANSWER, question: str = QUESTION) -> str | None:
    return Quotable(conversation(answer, question=question)).problem(quote)


class TestWhatCounts:
    @pytest.mark.parametrize(
        "quote",
        [
            "Trees don't need scaling",
            "TREES DON’T NEED SCALING",
            "sgd isn't guaranteed to find it",
            "  k-nn does ",
            "k-NN \n\n does.",
        ],
    )
    def test_the_candidates_words_whatever_their_case_white_space_and_quotes(self, quote: str) -> None:
        assert problem(quote) is None

    @pytest.mark.parametrize(
        "quote",
        ["ees don't need", "tree", "need scal", "trees need scaling", "trees do not need scaling", "SGD finds it"],
    )
    def test_words_cut_changed_or_left_out_do_not(self, quote: str) -> None:
        assert problem(quote) == NOT_SAID

    @pytest.mark.parametrize("quote", ["", "  ", "\n"])
    def test_no_words_do_not(self, quote: str) -> None:
        assert problem(quote) == NOT_QUOTED

    @pytest.mark.parametrize("quote", ["to find it."[8:], "well", "…", "it. "])
    def test_function_words_and_punctuation_do_not(self, quote: str) -> None:
        assert problem(quote) == SAYS_NOTHING

    @pytest.mark.parametrize("short", ["no", "not", "never"])
    def test_a_denial_is_more_than_a_function_word(self, short: str) -> None:
        assert problem(short, answer=f"I would say {short}.", question="Is it so?") is None

    def test_words_of_two_answers_do_not_run_together(self) -> None:
        both = Quotable(conversation("Trees do not", "need scaling"))
        assert both.problem("Trees do not need scaling") == NOT_SAID
        assert both.problem("need scaling") is None


class TestWhoseWords:
    @pytest.mark.parametrize(
        "quote",
        [
            "feature scaling matter",
            "Feature-scaling matter",
            "why does feature scaling matter.",
            "“Why does feature scaling matter",
            "for which models does it not",
        ],
    )
    def test_the_interviewers_words_said_back_do_not_count(self, quote: str) -> None:
        assert problem(quote, answer=f"{quote} {quote}.") == INTERVIEWERS

    def test_words_that_go_on_from_the_interviewers_do(self) -> None:
        answer = "Feature scaling matters, and for which models does it not? Trees."
        assert problem("for which models does it not? Trees", answer) is None

    def test_a_denial_of_the_interviewers_words_does(self) -> None:
        question = "Is gradient descent guaranteed to find the global minimum?"
        assert problem("guaranteed", "No, that is not guaranteed.", question) == INTERVIEWERS
        assert problem("No, that is not guaranteed", "No, that is not guaranteed.", question) is None

    def test_words_the_interviewer_took_up_afterwards_stay_the_candidates(self) -> None:
        said = (
            *conversation("Trees need no scaling."),
            Said("interviewer", "follow_up", "You say trees need no scaling. Why?"),
            Said("candidate", "answer", "Trees need no scaling, they compare with a threshold."),
        )
        assert Quotable(said).problem("trees need no scaling") is None

    def test_words_of_a_follow_up_said_back_do_not_count(self) -> None:
        said = (
            *conversation("Trees are different."),
            Said("interviewer", "follow_up", "Is it because they only compare values?"),
            Said("candidate", "answer", "Yes, they only compare values."),
        )
        assert Quotable(said).problem("they only compare values") == INTERVIEWERS

    def test_words_of_a_hint_said_back_do_not_count(self) -> None:
        hint = Said("interviewer", "hint", "Think of distances.")
        said = (*conversation()[:1], hint, Said("candidate", "answer", "I think of distances."))
        assert Quotable(said).problem("of distances") == INTERVIEWERS

    def test_a_question_back_to_the_interviewer_is_never_quotable(self) -> None:
        said = (
            Said("interviewer", "question", QUESTION),
            Said("candidate", "clarification", "Do you mean distance-based models?"),
            Said("interviewer", "reply", "Any model."),
            Said("candidate", "answer", "Trees do not care."),
        )
        assert Quotable(said).problem("distance-based models") == NOT_SAID
        assert answers(said) == ("Trees do not care.",)
        assert interviewer_words(said) == (QUESTION, "Any model.")


class TestPlace:
    def test_is_in_the_answer_as_the_candidate_wrote_it(self) -> None:
        answer = "So:  Trees  DON’T care."
        assert Quotable(conversation("First.", answer)).find("trees don't care") == Place(1, Span(5, len(answer) - 1))

    def test_is_the_first(self) -> None:
        assert Quotable(conversation("Trees.", "Trees.")).find("trees") == Place(0, Span(0, 5))

    def test_is_none_for_what_was_not_said(self) -> None:
        assert Quotable(conversation("Trees.")).find("forests") is None
