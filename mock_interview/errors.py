"""The errors a person is told about, each as one sentence that says what to do.

::

    MockInterviewError
    ├── InputError        bad usage or bad input
    ├── StoreError        the database cannot be read or written
    │   └── DamagedError  one thing kept in it cannot be read; the rest can
    └── GradingError      the grader could not answer; llm/errors.py draws its branches
"""


class MockInterviewError(Exception):
    """Anything that ends in a sentence for the person rather than a traceback."""


class InputError(MockInterviewError):
    """What the person asked for or handed in cannot be used."""


class StoreError(MockInterviewError):
    """The transcripts cannot be read or written."""


class DamagedError(StoreError):
    """One thing kept in the transcripts cannot be read; the rest can."""


class GradingError(MockInterviewError):
    """The grader could not answer; what the candidate said is kept."""
