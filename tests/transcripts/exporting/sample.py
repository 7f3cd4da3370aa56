"""A store with all that a page can show: trends with a break, a follow-up, an appeal, an exam, hostile answers."""

from dataclasses import replace
from typing import Any

from mock_interview.locations import builtin_rubrics
from mock_interview.rubric.models import Pack
from mock_interview.rubric.parsing import Parsed, parse_rubric, read_source
from mock_interview.scoring.by_hand import by_hand, verdicts_of
from mock_interview.scoring.conversation import Said
from mock_interview.scoring.judgement import (
    Flag,
    Judgement,
    LevelJudgement,
    MisconceptionJudgement,
    PointJudgement,
    Verdict,
)
from mock_interview.scoring.marking import Subject, mark
from mock_interview.scoring.scorecard import Appeal, Deduction, Provenance, Scorecard, Usage
from mock_interview.transcripts import history, interviews, jobs, notes
from mock_interview.transcripts.clock import iso
from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Attempt, Timing, Transcript, Utterance
from tests.transcripts.builders import SettableClock, keep_card

PACK = "ml-engineer"
SCALING = "feature-scaling"
HOSTILE = (
    "</div></li></ol><script>document.title = 'owned'</script><img src=x onerror=\"document.title='owned'\">"
    ' It\'s <b>bold</b> & "quoted" &lt;escaped&gt; <!-- hidden --> <style>*{display:none}</style>'
    " and boosted trees can't split properly without scaled columns. <svg onload=document.title='owned'>"
)
DAY = 86_400.0
USAGE = Usage(2400, 1800, 310, 4.2, 1)


def load(id_: str) -> Parsed:
    """Return a shipped rubric."""
    path = builtin_rubrics() / PACK / f"{id_}.json"
    return parse_rubric(read_source(path), path)


def example(parsed: Parsed, id_: str) -> str:
    """Return a marked answer of a rubric."""
    return next(one.answer for one in parsed.rubric.examples if one.id == id_)


def points(verdict: Verdict, **quotes: str) -> dict[str, PointJudgement]:
    """Return a verdict on each point named, with its quote; an underscore in a name stands for a hyphen."""
    reason = "Said in so many words." if verdict == "met" else "Named, without the reason for it."
    return {id_.replace("_", "-"): PointJudgement(verdict, quote, reason) for id_, quote in quotes.items()}


STRONG = Judgement(
    points={
        **points(
            "met",
            slows_gradient_descent="you bounce from side to side across the valley rather than heading down it",
            distance_dominated="how far apart two people are is basically just their income",
            trees_unaffected="Where I don't bother is trees, so random forests, XGBoost",
            splits_use_order="stretching the axis doesn't reorder anybody",
            fit_on_training_only="I'd get those numbers from the training split alone",
        ),
        **points(
            "partial",
            standardise_or_min_max="centre it and divide by the standard deviation, and I'd get those numbers",
            penalty_uneven="the penalty never sees the units",
        ),
    },
    levels={"clarity": LevelJudgement(3, "It depends how the model uses the numbers", "One example throughout.")},
    strength="Each kind of model gets its own reason.",
    fix="Say what min-max scaling would do instead.",
    flags=(Flag("unstable", "where-it-matters-and-how", "Where it matters: read this score with care."),),
    spreads={"where-it-matters-and-how": 0.25},
)
MIDDLING = Judgement(
    points={
        **points(
            "met",
            slows_gradient_descent="gradient descent gets to the minimum a lot quicker",
            trees_unaffected="for tree models, like a random forest, you don't have to do it",
            standardise_or_min_max="standardisation, which gives you mean zero and standard deviation one, or min-max",
        ),
        **points("partial", distance_dominated="important for, um, SVMs and k-NN"),
        **points("missing", penalty_uneven="", splits_use_order="", fit_on_training_only=""),
    },
    levels={"clarity": LevelJudgement(2, "And then for tree models", "Answered in turn, reasons missing.")},
)
WEAK = Judgement(
    points=points("missing", slows_gradient_descent="", distance_dominated="", trees_unaffected=""),
    misconceptions={
        "trees-need-scaling": MisconceptionJudgement(
            made=True, quote="the trees can't split properly", reason="A split only compares."
        ),
        "scale-before-split": MisconceptionJudgement(made=True, quote="I scale the whole dataset and then I split it"),
    },
    levels={"clarity": LevelJudgement(1, "it's always one of my first steps")},
    fix="Start from what each model computes.",
)
HOSTILELY = Judgement(
    points=points("missing", trees_unaffected=""),
    misconceptions={
        "trees-need-scaling": MisconceptionJudgement(made=True, quote='It\'s <b>bold</b> & "quoted"', reason=HOSTILE)
    },
    strength=HOSTILE,
)


class Sample:
    """Fills a store, a day for each interview."""

    def __init__(self, db: Database, clock: SettableClock) -> None:
        self.db = db
        self.clock = clock
        self.scaling = load(SCALING)

    def fill(self) -> list[Transcript]:
        """Keep five interviews and return them."""
        self.answered("weak", WEAK, model="small-model")
        self.answered("middling", MIDDLING, model="small-model", hints=2)
        self.followed_up()
        self.answered("strong", STRONG, model="large-model")
        self.hostile()
        return [history.load_transcript(self.db, id_) for id_ in history.interview_ids(self.db)]

    def answered(self, id_: str, judgement: Judgement, *, model: str, hints: int = 0) -> Attempt:
        """Ask about feature scaling, give a marked answer of it, and keep its scorecard."""
        text = example(self.scaling, id_)
        attempt = self.asked()
        for number in range(hints):
            hint = self.scaling.rubric.hints[number]
            interviews.say(self.db, attempt.id, "interviewer", "hint", hint)
        interviews.set_hints(self.db, attempt.id, hints)
        answer = self.send(attempt, text, Timing(0, 12.5, 71.25))
        cost = tuple(Deduction(f"hint {number + 1}", 5.0) for number in range(hints))
        self.score(attempt, judgement, model, 0, deductions=cost)
        interviews.set_self_rating(self.db, attempt.id, 3)
        notes.add_note(self.db, answer.id, "Say the reason first next time.\n<b>Slower.</b>")
        interviews.finish_attempt(self.db, attempt.id)
        interviews.finish_interview(self.db, attempt.interview_id)
        return attempt

    def followed_up(self) -> None:
        """Keep an interview with a clarification, a follow-up and an appeal, each with its scorecard."""
        attempt = self.answered("middling", MIDDLING, model="large-model")
        interviews.say(self.db, attempt.id, "candidate", "clarification", "Do you mean linear models too?")
        interviews.say(self.db, attempt.id, "interviewer", "reply", "Any model you like.")
        interviews.say(self.db, attempt.id, "interviewer", "follow_up", self.scaling.rubric.follow_ups[1].ask)
        self.send(attempt, "I fit it inside each training fold,\n\nthen only transform the rest.", Timing(1, 3.0, 20.0))
        won = points("met", fit_on_training_only="fit it inside each training fold")
        self.score(attempt, replace(MIDDLING, points={**MIDDLING.points, **won}), "large-model", 1)
        plea = Appeal("clarity", "I said for each model whether it matters.")
        self.score(attempt, MIDDLING, "large-model", 0, appeal=plea)

    def hostile(self) -> None:
        """Keep an exam whose answer is markup, and one that still waits for its grading."""
        attempt = self.asked()
        self.send(attempt, HOSTILE, Timing(0, 1.0, 2.0))
        self.score(attempt, HOSTILELY, "<b>model</b>", 0)
        other = load("concept-drift")
        waiting = interviews.start_attempt(
            self.db,
            attempt.interview_id,
            f"{PACK}/concept-drift",
            other.data,
            other.sha256,
            1,
            other.rubric.question,
        )
        self.send(waiting, example(other, "weak"), Timing(0, 4.0, 30.0))

    def asked(self) -> Attempt:
        """Ask about feature scaling, a day later."""
        self.clock.advance(DAY)
        ref = f"{PACK}/{SCALING}"
        interview = interviews.start_interview(self.db, PACK, "coach", [ref])
        question = self.scaling.rubric.question
        return interviews.start_attempt(
            self.db, interview.id, ref, self.scaling.data, self.scaling.sha256, 0, question, allowed_seconds=120
        )

    def send(self, attempt: Attempt, text: str, timing: Timing) -> Utterance:
        """Answer, two minutes later."""
        self.clock.advance(120)
        answer, _ = interviews.send_answer(self.db, attempt.id, text, attempt.started_at, "llm", timing.round, timing)
        return answer

    def checked(self, attempt: Attempt) -> Scorecard:
        """Have the candidate confirm every verdict of the score as it stands."""
        proposal = history.load_attempt(self.db, attempt.id).score
        assert proposal is not None
        return self.score(attempt, by_hand(verdicts_of(proposal), proposal), Provenance("self"), 0)

    def score(
        self, attempt: Attempt, judgement: Judgement, by: str | Provenance, round_: int, **parts: Any
    ) -> Scorecard:
        """Mark the conversation so far as a model or a person would, and keep the scorecard in place of the job."""
        self.clock.advance(5)
        kept = history.load_attempt(self.db, attempt.id)
        said = tuple(Said(one.speaker, one.kind, one.text) for one in kept.utterances)
        at = iso(self.clock())
        pack = Pack(format=1, title="Pack")
        deductions = parts.pop("deductions", ())
        subject = Subject(attempt.id, attempt.ref, self.scaling.rubric, self.scaling.sha256, pack.bands, deductions)
        card = mark(subject, judgement, said, _grader(by) if isinstance(by, str) else by, at, USAGE, **parts)
        if (job := history.load_attempt(self.db, attempt.id).job) is not None:
            jobs.claim(self.db, job.id, "sample", 30)
            jobs.complete(self.db, job.id, "sample", card)
        else:
            keep_card(self.db, attempt.id, round_, card)
        return card


def _grader(model: str) -> Provenance:
    parameters = {"response_format": "json_schema", "temperature": 0.0, "streamed": True}
    return Provenance("llm", model, "https://api.example.org", "ab" * 32, votes=3, parameters=parameters)
