import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_interview.scoring.judgement import Judgement, PointJudgement
from mock_interview.scoring.quotes import Place
from mock_interview.scoring.scorecard import PointScore
from mock_interview.text import Span, sanitise
from mock_interview.transcripts import history
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.exporting.html.conversation import marked
from mock_interview.transcripts.exporting.html.elements import element
from mock_interview.transcripts.exporting.html.page import to_html
from mock_interview.transcripts.exporting.html.quotes import Part, Quote
from mock_interview.transcripts.records import Attempt, Transcript
from tests.transcripts.builders import SettableClock, scored
from tests.transcripts.exporting.sample import STRONG, Sample

ANYTHING = st.text() | st.text(alphabet="<>&\"'/!-=abcsript \n;#x")


class Reader(HTMLParser):
    """Notes the tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(markup: str) -> Reader:
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return reader


def quote(start: int, end: int, number: int = 1) -> Quote:
    return Quote(Place(0, Span(start, end)), Part("card", number, PointScore("p", "met", 1.0), "Says it"))


@given(ANYTHING)
def test_any_text_stays_text(text: str) -> None:
    reader = read(element("p", text))
    assert reader.tags == ["p"]
    assert "".join(reader.text) == sanitise(text)


@given(ANYTHING)
def test_any_attribute_keeps_its_value(text: str) -> None:
    [(name, value)] = read(element("p", aria_label=text)).attributes
    assert (name, value or "") == ("aria-label", sanitise(text))


@given(ANYTHING, st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=4))
def test_marking_leaves_the_text_as_it_is_and_marks_just_the_quotes(text: str, spans: list[tuple[int, int]]) -> None:
    text = sanitise(text)
    quotes = [
        quote(start, start + length, number)
        for number, (start, length) in enumerate(spans)
        if start + length <= len(text)
    ]
    reader = read(marked(text, quotes))
    assert "".join(reader.text) == text
    assert reader.tags.count("a") == len(quotes)
    assert set(reader.tags) <= {"mark", "a"}


def test_quotes_that_overlap_are_marked_in_stretches_each_with_its_own_link() -> None:
    page = marked("one two three", [quote(0, 7, 1), quote(4, 13, 2)])
    assert [piece.split("<")[0] for piece in page.split("<mark")[1:]] == [
        ' class="met" title="1, met: Says it">one ',
        ' class="met" title="1, met: Says it; 2, met: Says it">two',
        ' class="met" title="2, met: Says it"> three',
    ]
    assert page.index("quote-card-1") < page.index(" three") < page.index("quote-card-2")


def texts(page: str) -> str:
    return " ".join(" ".join(read(page).text).split())


@pytest.fixture
def page(sample: list[Transcript]) -> str:
    return to_html(sample)


def parts_told() -> Iterator[str]:
    yield from ("0:12 to think, 1:11 to answer", "hints: 2", "own rating 3 of 5", "2:00 allowed")
    yield from ("Credit withheld (the grader said partial).", "the words quoted for it are not in the answer")
    yield from ("Taken off for hint 1 : 5 points".replace(" :", ":"), "votes 25 points apart")
    yield from ("Score after the follow-up:", "Earlier scorecards (1)", "Judged again on your appeal against")
    yield from ("Keep:", "Mend:", "Note:", "Remark:", "Model answer", "Hints", "Follow-up questions", "Sources")
    yield from ("Not graded yet: the answer waits to be graded.", "2,400, 1,800 of them cached", "json_schema")
    yield from ("level 1 Assertions follow one another", "Level 3: Goes through the models by kind")


@pytest.mark.parametrize("told", parts_told())
def test_the_page_tells(page: str, told: str) -> None:
    assert told in texts(page)


def page_of(db: Database, attempt: Attempt) -> str:
    return to_html([history.load_transcript(db, attempt.interview_id)])


def test_quotes_are_marked_and_lead_to_their_points_after_a_person_checked_the_verdicts(
    db: Database, clock: SettableClock
) -> None:
    sample = Sample(db, clock)
    attempt = sample.answered("strong", STRONG, model="large-model")
    marks, links = marks_and_links(page_of(db, attempt))
    sample.checked(attempt)
    assert marks_and_links(page_of(db, attempt)) == (marks, links)
    assert marks
    assert links


def marks_and_links(page: str) -> tuple[int, int]:
    return page.count("<mark "), page.count('href="#quote-')


def test_words_nearest_to_a_point_that_is_missing_are_no_evidence(db: Database, clock: SettableClock) -> None:
    sample = Sample(db, clock)
    nearest = PointJudgement("missing", "gradient descent gets to the minimum", credit=0.002)
    attempt = sample.answered("middling", Judgement(points={"slows-gradient-descent": nearest}), model="small-model")
    page = page_of(db, attempt)
    assert marks_and_links(page) == (0, 0)
    assert 'class="part partial"' not in page


def test_a_point_that_reads_met_looks_met_whatever_share_of_it_was_earned(db: Database, clock: SettableClock) -> None:
    sample = Sample(db, clock)
    nearly = PointJudgement("met", "gradient descent gets to the minimum", credit=0.7)
    attempt = sample.answered("middling", Judgement(points={"slows-gradient-descent": nearly}), model="small-model")
    page = page_of(db, attempt)
    assert 'class="part met"' in page
    assert '<mark class="met"' in page


def test_the_page_is_the_same_whatever_the_order(sample: list[Transcript], page: str) -> None:
    assert to_html(reversed(sample)) == page


def test_answers_are_numbered_by_their_place_on_the_page_as_the_contents_are(page: str) -> None:
    headings = re.findall(r'<h3 id="[^"]*">(\d+)\. ', page)
    assert headings == [str(number) for number in range(1, len(headings) + 1)]
    assert page.partition("</nav>")[0].count("<li>") == len(headings) == 6


def test_no_two_answers_read_alike_in_the_contents(page: str) -> None:
    entries = [texts(entry) for entry in page.partition("</nav>")[0].split("<li>")[1:]]
    assert entries[0].startswith("Feature scaling 2025-03-02 09:00 UTC, ")
    assert len(set(entries)) == len(entries)


def test_the_page_fetches_nothing_and_allows_nothing(page: str) -> None:
    reader = read(page)
    links = [value for name, value in reader.attributes if name in ("href", "src", "action", "data")]
    assert links
    assert all(value and value.startswith("#") for value in links)
    assert not {"script", "link", "img", "iframe"} & set(reader.tags)
    [policy] = [value for name, value in reader.attributes if name == "content" and value and "default-src" in value]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_a_single_attempt_makes_no_trend(db: Database) -> None:
    one = history.load_transcript(db, scored(db, 50.0).interview_id)
    assert "Trends" not in to_html([one])


def test_attempts_that_do_not_count_make_no_trend(db: Database) -> None:
    kept = [history.load_transcript(db, scored(db, 50.0, mode="single").interview_id) for _ in range(2)]
    assert "Trends" not in to_html(kept)


def test_the_trend_breaks_where_the_model_changed_and_tells_the_same_in_figures(page: str) -> None:
    assert page.count('class="break"') == 2
    assert page.count('<line class="trend"') == 2
    assert "2025-03-04 09:04 UTC 58.7 % large-model at https://api.example.org model" in texts(page)


def test_a_page_of_nothing_says_so() -> None:
    assert "No interviews." in texts(to_html([]))
