import pytest

from mock_interview.transcripts.database import Database
from mock_interview.transcripts.records import Transcript
from tests.transcripts.builders import SettableClock
from tests.transcripts.exporting.sample import Sample


@pytest.fixture
def sample(db: Database, clock: SettableClock) -> list[Transcript]:
    """The transcripts of a store with all that can be shown."""
    return Sample(db, clock).fill()
