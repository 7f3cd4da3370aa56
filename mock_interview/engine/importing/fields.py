"""What the models of an export are made of: texts, times and numbers within what the store can hold."""

from datetime import datetime
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, FailFast, Field, StringConstraints

FIRST_YEAR, LAST_YEAR = 1970, 2999  # what every platform can show in its own time zone
MOST = 2**53

_Item = TypeVar("_Item")


def _real(time: str) -> str:
    if not FIRST_YEAR <= datetime.fromisoformat(time).year <= LAST_YEAR:
        raise ValueError(f"must lie in the years {FIRST_YEAR} to {LAST_YEAR}")
    return time


class Strict(BaseModel):
    """An object with just these keys, each of its own type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Name = Annotated[str, StringConstraints(max_length=4096)]
Time = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$"),
    AfterValidator(_real),
]
Number = Annotated[int, Field(ge=-MOST, le=MOST)]
Count = Annotated[int, Field(ge=0, le=MOST)]
Share = Annotated[float, Field(ge=0, le=1)]
Percent = Annotated[float, Field(ge=0, le=100)]
Amount = Annotated[float, Field(ge=0, le=MOST)]

# A hostile list fails at its first item rather than with a complaint for each of millions.
Items = Annotated[list[_Item], FailFast()]
