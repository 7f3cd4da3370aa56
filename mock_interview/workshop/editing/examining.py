"""A rubric's text looked at while it is written: what is wrong, what to think about, and the rubric it makes."""

from dataclasses import dataclass
from pathlib import Path

from mock_interview.rubric.library import LoadedRubric
from mock_interview.rubric.models import Pack
from mock_interview.rubric.parsing import parse_rubric
from mock_interview.rubric.problems import Problem, RubricError
from mock_interview.workshop.checking import contradictions_in
from mock_interview.workshop.quality.rules import Advice, advice_about


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in a text; `loaded` is None where it cannot be used as a rubric."""

    problems: tuple[Problem, ...]
    advice: tuple[Advice, ...]
    loaded: LoadedRubric | None


def examine(text: str, ref: str, path: Path, pack: Pack) -> Examined:
    """Look at `text` as that of the rubric `ref` of `pack`, in the file at `path`."""
    try:
        parsed = parse_rubric(text, path)
    except RubricError as error:
        return Examined(error.problems, (), None)
    loaded = LoadedRubric(ref, path, parsed.rubric, parsed.data, parsed.sha256, pack)
    return Examined(contradictions_in(parsed, path), tuple(advice_about(parsed, path)), loaded)
