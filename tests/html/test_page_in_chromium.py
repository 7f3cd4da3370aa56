"""The exported page in a real browser: ``python -m pytest tests/html``; skipped where there is no Chromium."""

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from mock_interview.scoring.evidence import Judged
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.exporting.html.page import to_html
from mock_interview.transcripts.records import Transcript
from tests.html.chromium import NAMES, Scheme, Seen, find_chromium, look, print_page
from tests.transcripts.builders import SettableClock
from tests.transcripts.exporting.sample import HOSTILE, Sample

LEAST_CONTRAST = 4.5  # WCAG 2.2, level AA
WIDEST_PHONE = 500  # the least that a headless Chromium takes

pytestmark = pytest.mark.skipif(find_chromium() is None, reason=f"none of {', '.join(NAMES)} is on the path")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("page")


@pytest.fixture(scope="module")
def transcripts(folder: Path) -> Iterator[list[Transcript]]:
    clock = SettableClock()
    with closing(Database(folder / "transcripts.db", clock)) as db:
        yield Sample(db, clock).fill()


@pytest.fixture(scope="module")
def page(transcripts: list[Transcript]) -> str:
    return to_html(transcripts)


@pytest.fixture(scope="module", params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Scheme:
    chosen: Scheme = request.param
    return chosen


@pytest.fixture(scope="module")
def seen(page: str, scheme: Scheme, folder: Path) -> Seen:
    return look(page, scheme, folder)


@pytest.fixture(scope="module")
def report(page: str, folder: Path) -> dict[str, Any]:
    return look(page, "light", folder, WIDEST_PHONE).report


def test_nothing_is_fetched_and_nothing_is_complained_of(seen: Seen) -> None:
    assert seen.report["resources"] == []
    assert seen.console == []


def test_every_text_stands_out_from_what_is_behind_it(seen: Seen) -> None:
    faint = [(where, ratio) for where, ratio in seen.report["contrasts"] if ratio < LEAST_CONTRAST]
    assert faint == []
    assert len(seen.report["contrasts"]) > 200


def test_light_and_dark_differ(seen: Seen, scheme: Scheme) -> None:
    brightness = sum(int(part) for part in re.findall(r"\d+", seen.report["background"])[:3])
    assert (brightness > 600) == (scheme == "light")


def test_each_answer_reads_as_it_was_said(report: dict[str, Any], transcripts: list[Transcript]) -> None:
    said = [
        one.text
        for transcript in transcripts
        for kept in transcript.attempts
        for one in kept.utterances
        if one.kind == "answer"
    ]
    assert report["answers"] == said
    assert HOSTILE in report["answers"]


def test_an_answer_that_is_markup_stays_text(report: dict[str, Any]) -> None:
    assert report["title"] == "Interview transcripts"
    assert report["scripts"] == 1  # the one that looks
    assert report["handlers"] == []
    assert not {"img", "iframe", "object", "embed", "form", "input", "base"} & set(report["elements"])


def test_every_quote_is_marked_in_its_place_and_leads_to_its_point_and_back(
    report: dict[str, Any], transcripts: list[Transcript]
) -> None:
    cards = [kept.score for transcript in transcripts for kept in transcript.attempts if kept.score]
    quotes = {part.quote for card in cards for part in judged(card) if part.quote_verified}
    links = [link for mark in report["marks"] for link in mark["links"]]
    assert len(links) >= len(quotes) > 12
    assert all(link["back"] and link["point"] and link["name"] for link in links)
    for quote in quotes:
        assert any(quote in text for text in marked_texts(report["marks"]))


def judged(card: Scorecard) -> Iterator[Judged]:
    for criterion in card.criteria:
        yield criterion
        yield from criterion.points
        yield from criterion.misconceptions


def marked_texts(marks: list[dict[str, Any]]) -> Iterable[str]:
    """Return the marked text of each article; quotes that overlap are marked in stretches."""
    by_article: dict[str, str] = {}
    for mark in marks:
        by_article[mark["article"]] = by_article.get(mark["article"], "") + mark["text"]
    return by_article.values()


def test_a_mark_tells_what_its_words_did(report: dict[str, Any]) -> None:
    marks = {mark["text"]: mark for mark in report["marks"]}
    assert marks["the trees can't split properly"]["effect"] == "wrong"
    assert "misconception: Claims that random forests" in marks["the trees can't split properly"]["title"]
    assert marks["important for, um, SVMs and k-NN"]["effect"] == "partial"
    assert marks["stretching the axis doesn't reorder anybody"]["effect"] == "met"


def test_headings_go_down_one_step_at_a_time(report: dict[str, Any]) -> None:
    levels = report["headings"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_link_leads_somewhere_on_the_page_and_has_a_name(report: dict[str, Any]) -> None:
    assert report["lost"] == []
    assert report["nameless"] == 0
    assert len(report["ids"]) == len(set(report["ids"]))
    assert report["lang"] == "en"


def test_a_drawing_says_in_words_what_it_shows(report: dict[str, Any]) -> None:
    [[title, told]] = report["drawings"]
    assert title == "Feature scaling, percent over time"
    assert "over 5 attempts" in told
    assert "breaks" in told


def test_a_narrow_window_needs_no_scrolling_sideways(report: dict[str, Any]) -> None:
    assert not report["overflows"]


def test_it_prints(page: str, folder: Path) -> None:
    printed = print_page(page, folder)
    assert printed.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) >= 5
