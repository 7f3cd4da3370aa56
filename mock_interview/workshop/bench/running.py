"""Running a bench: which cases there are, what they cost, and their gradings, a few at a time."""

from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from mock_interview.engine.at_once import a_few_at_once
from mock_interview.engine.grading import Work, grade
from mock_interview.engine.registry import GraderFactory, make_grader
from mock_interview.graders.offline import OfflineGrader
from mock_interview.graders.protocol import Grader
from mock_interview.locations import builtin_rubrics
from mock_interview.rubric.catalogue import Root
from mock_interview.rubric.library import Library, LoadedRubric
from mock_interview.rubric.models import Rubric
from mock_interview.rubric.problems import RubricError
from mock_interview.scoring.content import is_content_free
from mock_interview.scoring.conversation import Conversation, Said
from mock_interview.scoring.marking import Subject
from mock_interview.scoring.scorecard import Scorecard
from mock_interview.settings import GraderKind, Settings
from mock_interview.workshop.bench.cases import Case, cases_of
from mock_interview.workshop.bench.outcomes import BenchedRubric, outcomes_of


@dataclass(frozen=True, slots=True)
class Trial:
    """A rubric and the answers it is to be tried on."""

    loaded: LoadedRubric
    cases: tuple[Case, ...]


@dataclass(slots=True)
class Bench:
    """A bench as far as it has come: the rubrics whose cases are all graded, and what is done of the next one."""

    trials: Sequence[Trial]
    done: list[BenchedRubric]
    begun: list[tuple[Case, Scorecard]]

    @property
    def total(self) -> int:
        """How many cases there are."""
        return sum(len(trial.cases) for trial in self.trials)

    @property
    def partial(self) -> BenchedRubric | None:
        """What is done of the rubric that was at work when the bench ended; None where it ended with a whole one."""
        return outcomes_of(self.trials[len(self.done)].loaded, self.begun) if self.begun else None


def set_up(rubrics: Sequence[LoadedRubric], library: Library) -> Bench:
    """Return the bench of these rubrics, nothing graded yet.

    An answer that misses the question comes from the rubric's own pack, or from the shipped ones.
    """
    trials = [Trial(loaded, tuple(cases_of(loaded.rubric, _others(loaded, library)))) for loaded in rubrics]
    return Bench(trials, [], [])


def requests_for(bench: Bench, settings: Settings) -> int:
    """Return how many requests the bench makes to an LLM where nothing was graded before."""
    each = settings.votes * max(len(settings.models), 1)
    return sum(
        each * (len(trial.loaded.rubric.criteria) if settings.strict else 1)
        for trial in bench.trials
        for case in trial.cases
        if not is_content_free(_said(case, trial.loaded.rubric))
    )


def rubric_alone(kind: GraderKind, settings: Settings) -> Grader:
    """Return a grader that knows the rubric and nothing else.

    What people scored on this machine stays out of it: a bench says the same of a rubric everywhere.
    """
    return OfflineGrader() if kind == "offline" else make_grader(kind, settings)


async def run(bench: Bench, settings: Settings, factory: GraderFactory = rubric_alone) -> AsyncGenerator[int, None]:
    """Grade every case and yield how many are done, `bench` being brought up to date before.

    Raises what the grader raised; what was done until then stays in `bench`.
    """
    async with aclosing(factory(settings.chosen_grader, settings)) as grader:
        work = (_graded(grader, trial, case) for trial in bench.trials for case in trial.cases)
        async with aclosing(a_few_at_once(work)) as gradings:
            count = 0
            async for grading in gradings:
                _take(bench, grading)
                count += 1
                yield count


def _take(bench: Bench, grading: tuple[Case, Scorecard]) -> None:
    trial = bench.trials[len(bench.done)]
    bench.begun.append(grading)
    if len(bench.begun) == len(trial.cases):
        bench.done.append(outcomes_of(trial.loaded, bench.begun))
        bench.begun.clear()


async def _graded(grader: Grader, trial: Trial, case: Case) -> tuple[Case, Scorecard]:
    loaded = trial.loaded
    subject = Subject(None, loaded.ref, case.shown(loaded.rubric), loaded.sha256, loaded.pack.bands)
    return case, await grade(grader, Work(subject, _said(case, loaded.rubric)))


def _said(case: Case, rubric: Rubric) -> Conversation:
    return (Said("interviewer", "question", rubric.question), Said("candidate", "answer", case.answer))


def _others(loaded: LoadedRubric, library: Library) -> dict[str, Rubric]:
    """Return the other rubrics of its pack that have examples, or else those of the shipped packs."""
    pack = loaded.ref.partition("/")[0]
    for source in (library, Library((Root(builtin_rubrics(), "built-in"),))):
        refs = [ref for ref in source.refs if source is not library or ref.startswith(f"{pack}/")]
        if found := dict(_with_examples(source, refs, loaded.ref)):
            return found
    return {}


def _with_examples(library: Library, refs: Sequence[str], own: str) -> Iterator[tuple[str, Rubric]]:
    """Yield the rubrics that can be used and are another one, by ref; a broken one tells nothing."""
    for ref in refs:
        try:
            rubric = library.load(ref).rubric
        except RubricError:
            continue
        if ref != own and rubric.examples:
            yield ref, rubric
