"""What is found in a rubric or a pack, before it is known where in the file it stands."""

from dataclasses import dataclass

from mock_interview.rubric.positions import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about the part at the path `where`: a stable code, and a sentence.

    With `is_key` the key that ends the path is meant, not its value. `first` leads to the part that came before it,
    where two do not go together.
    """

    where: Path
    code: str
    message: str
    is_key: bool = False
    first: Path | None = None
