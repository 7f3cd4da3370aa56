"""A rubric on the workbench: its file, what is typed into it, and what was found in that.

Everything here that reads or writes is meant for a thread.
"""

from dataclasses import dataclass

from mock_interview.errors import InputError
from mock_interview.rubric.library import library_around
from mock_interview.rubric.models import Pack
from mock_interview.settings import Settings
from mock_interview.workshop.editing.examining import Examined, examine
from mock_interview.workshop.editing.places import Place
from mock_interview.workshop.editing.source_file import SourceFile, copied, open_source
from mock_interview.workshop.editing.unsaved import find_unsaved, forget_unsaved, keep_unsaved


@dataclass(slots=True)
class Workbench:
    """One rubric being edited.

    `opened` is the text that its file held at first; `restored` is what was typed and not saved before the program
    ended, if anything.
    """

    place: Place
    settings: Settings
    source: SourceFile
    pack: Pack
    opened: str
    restored: str | None = None

    @property
    def is_read_only(self) -> bool:
        """Whether it is a shipped rubric, which is copied before it is changed."""
        return self.place.is_shipped

    def is_changed(self, text: str) -> bool:
        """Tell whether `text` is another one than in the file."""
        return self.source.data is None or text != self.source.text

    def examine(self, text: str) -> Examined:
        """Look at what is typed."""
        return examine(text, self.place.ref, self.place.path, self.pack)

    def keep(self, text: str) -> None:
        """Keep what is typed through a crash, as long as it is not saved."""
        if self.is_changed(text):
            keep_unsaved(self.settings.locations, self.source, text)
        else:
            self.forget()

    def forget(self) -> None:
        """Keep nothing but the file."""
        forget_unsaved(self.settings.locations, self.place.path)

    def look_outside(self) -> SourceFile | None:
        """Return the file as it is now, None where it is gone. Raises `InputError` where it cannot be read."""
        return open_source(self.place.path) if self.place.path.exists() else None

    def save(self, text: str) -> bool:
        """Write what is typed, and return whether the file held anything else, or was gone.

        Raises `ChangedMeanwhileError` and `InputError`; then nothing is written.
        """
        before = self.source.data if self.place.path.exists() else None
        self.source = self.source.written(text)
        self.forget()
        return self.source.data != before

    def reload(self) -> str:
        """Read the file anew and return its text. Raises `InputError`."""
        self.source = open_source(self.place.path)
        self.forget()
        return self.source.text

    def keep_both(self, text: str) -> str:
        """Put what is typed into a file of its own beside the rubric's, and return its name. Raises `InputError`."""
        return self.source.put_aside(text).name

    def make_copy(self) -> None:
        """Go on with a copy of the shipped rubric in the person's own folder. Raises `InputError`."""
        if self.place.copy_to is None:
            raise InputError(f"{self.place.path} is yours already.")
        self.source = copied(self.place.path, self.place.copy_to)
        self.place = Place(self.place.ref, self.place.copy_to)


def open_workbench(place: Place, settings: Settings) -> Workbench:
    """Open a rubric, with what was typed into it and not saved. Raises `InputError` where it cannot be read."""
    pack = library_around(place.path.parent, settings).pack_of(place.ref)
    source = open_source(place.path)
    bench = Workbench(place, settings, source, pack, source.text)
    unsaved = find_unsaved(settings.locations, place.path)
    if unsaved is not None and not place.is_shipped and unsaved.text != source.text:
        bench.restored = unsaved.text
        if not unsaved.is_of(source):  # somebody changed the file since: saving must ask
            bench.source = SourceFile(place.path, None)
    return bench
