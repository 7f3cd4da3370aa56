"""What a new rubric begins with where its author gives no more than its name."""

from dataclasses import dataclass
from pathlib import Path

from mock_interview.errors import InputError
from mock_interview.settings import Settings
from mock_interview.workshop.shelf import Shelf
from mock_interview.workshop.template import Outline, rubric_from, weighed

PACK = "my-questions"
REF = f"{PACK}/first-question"


@dataclass(frozen=True, slots=True)
class FirstWords:
    """The words that stand in for what is not given, made from the name of the rubric."""

    id: str

    @property
    def title(self) -> str:
        """A title."""
        return self._subject.capitalize()

    @property
    def question(self) -> str:
        """A question."""
        return f"What should one know about {self._subject}, and why?"

    @property
    def point(self) -> str:
        """A point of a good answer."""
        return f"Says in a sentence what is meant by {self._subject}."

    @property
    def _subject(self) -> str:
        return self.id.replace("-", " ")


def parted(ref: str) -> tuple[str, str]:
    """Return the pack and the id in ``pack/id``. Raises `InputError` for anything else."""
    pack, _, id_ = ref.strip().partition("/")
    if not (pack and id_) or "/" in id_:
        raise InputError(f"Name a pack and a rubric in it, as in {REF}.")
    return pack, id_


def start(ref: str, question: str, settings: Settings) -> Path:
    """Write a rubric from the template into the person's own folder, and return its file.

    Raises `InputError` for an unusable name, for one that any rubric has, and where it cannot be written.
    """
    pack, id_ = parted(ref)
    shelf = Shelf(settings.locations.user_rubrics, pack, settings)
    if id_ in shelf.taken():
        raise InputError(f"There is a rubric {pack}/{id_} already; choose another name, or open that one.")
    shelf.file_of(id_)  # a name that cannot be used is told as that
    words = FirstWords(id_)
    outline = Outline(id_, words.title, question.strip() or words.question, weighed([words.point]))
    return shelf.place(rubric_from(outline))
