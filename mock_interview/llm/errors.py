"""What can go wrong between us and a model, each as one sentence that says what to do.

::

    GradingError                    mock_interview.errors
    └── LlmError
        ├── NoAnswerError           transient: the same request may well succeed later
        │   ├── UnreachableError    no connection could be made
        │   ├── DroppedError        the connection broke before the answer was complete
        │   ├── EndedEarlyError     a stream ended, cleanly, before the reply was complete
        │   ├── DeadlineError       the total deadline passed
        │   ├── BusyError           429; `retry_after` where the server said how long
        │   └── ServerFaultError    5xx that is not about what was asked for
        ├── AccessError
        │   ├── MissingKeyError     no key is configured for a service that wants one
        │   ├── UnusableKeyError    the key cannot be sent in a header
        │   ├── KeyRefusedError     401
        │   ├── ForbiddenError      403
        │   └── QuotaError          402, or 429 because the account is used up
        ├── RedirectedError         3xx; what is asked goes nowhere but to the endpoint agreed on
    ├── RequestRefusedError     another 4xx
        │   ├── PinRefusedError     what the settings fix for the endpoint is not what it takes
        │   ├── UnknownModelError
        │   ├── WrongAddressError   404 that is not about the model
        │   └── TooLongError        longer than the model's context
        ├── UnreadableError         status 200, and not a chat completion
        │   ├── WebPageError
        │   ├── WrongEncodingError  not UTF-8
        │   ├── BrokenJsonError     not JSON, or JSON cut off
        │   └── NoChoicesError      JSON without a reply in it
        └── ReplyError              a chat completion that cannot be used
            ├── RefusalError
            ├── FilteredError       stopped by a content filter
            ├── TruncatedError      stopped at the length limit
            ├── EndlessError        cut off by us, because it would not end
            └── MalformedReplyError not what was asked for, even after a second try
"""

from typing import Literal

from mock_interview.errors import GradingError
from mock_interview.text import one_line

DETAIL_WIDTH = 200


class LlmError(GradingError):
    """A model did not give a usable answer.

    `transient` tells whether the same request may succeed later without anybody doing anything.
    `concerns` tells which answers meet it: this ``one`` alone, ``some`` for a while perhaps, or ``all``
    until somebody does something. `detail` is shown in the sentence; words of the server must have gone through
    `redact` before.
    """

    transient: bool = False
    concerns: Literal["one", "some", "all"] = "some"
    what: str = "{endpoint} gave no usable answer"
    advice: str = "try again, or choose another model"

    def __init__(self, endpoint: str, detail: str = "") -> None:
        self.endpoint = endpoint
        self.detail = one_line(detail, DETAIL_WIDTH)
        super().__init__(f"{self.trouble}; {self.advice}.")

    @property
    def trouble(self) -> str:
        """What happened, without what to do about it."""
        said = f" (it said: {self.detail})" if self.detail else ""
        return self.what.format(endpoint=self.endpoint, detail=self.detail, said=said)


class NoAnswerError(LlmError):
    """No answer came this time."""

    transient = True


class UnreachableError(NoAnswerError):
    """No connection could be made."""

    concerns = "all"
    what = "{endpoint} cannot be reached"
    advice = "check that it is running and that you are connected, then try again"


class DroppedError(NoAnswerError):
    """The connection broke before the answer was complete."""

    what = "The connection to {endpoint} broke before the answer was complete"
    advice = "try again"


class EndedEarlyError(NoAnswerError):
    """A stream ended without saying that the reply is complete."""

    what = "{endpoint} ended its reply in the middle"
    advice = "try again; if it stays so, set stream = false under [endpoint] in the settings"


class DeadlineError(NoAnswerError):
    """The total deadline, `detail` seconds, passed."""

    what = "{endpoint} did not answer within {detail} seconds"
    advice = "try again, or raise deadline_seconds in the settings"


class BusyError(NoAnswerError):
    """The server asks for patience; `retry_after` is in seconds, None where it did not say."""

    what = "{endpoint} is busy or its rate limit is reached"
    advice = "try again in a few minutes"

    def __init__(self, endpoint: str, detail: str = "", retry_after: float | None = None) -> None:
        self.retry_after = retry_after
        if retry_after is not None:
            self.advice = f"try again in {max(1, round(retry_after))} seconds"
        super().__init__(endpoint, detail)


class ServerFaultError(NoAnswerError):
    """The server failed."""

    what = "{endpoint} reported a fault of its own{said}"
    advice = "try again in a few minutes"


class AccessError(LlmError):
    """The endpoint does not let us in."""

    concerns = "all"


class MissingKeyError(AccessError):
    """No key is configured for a service that wants one."""

    what = "No API key is configured for {endpoint}"
    advice = "set OPENAI_API_KEY, or api_key_command in the settings, or choose the offline grader"


class UnusableKeyError(AccessError):
    """The key has characters that cannot be sent."""

    what = "The API key for {endpoint} has a space or a character that no key has"
    advice = "copy it again from where you got it"


class KeyRefusedError(AccessError):
    """The endpoint does not accept the key."""

    what = "{endpoint} does not accept the API key"
    advice = "check OPENAI_API_KEY or api_key_command, and that the key belongs to this service"


class ForbiddenError(AccessError):
    """The key is accepted, and not for this."""

    what = "{endpoint} does not allow this request{said}"
    advice = "check what the API key may be used for, or choose another model"


class QuotaError(AccessError):
    """The account has nothing left to pay with."""

    what = "The account at {endpoint} has no credit left"
    advice = "check its plan and billing, or use another key or model"


class RedirectedError(LlmError):
    """The endpoint sends requests to another address, which is neither followed nor shown."""

    concerns = "all"
    what = "{endpoint} sends requests elsewhere"
    advice = "check the base URL"


class RequestRefusedError(LlmError):
    """The endpoint does not take the request."""

    what = "{endpoint} refused the request{said}"
    advice = "check the base URL and the model, or choose another model"


class PinRefusedError(RequestRefusedError):
    """The endpoint does not take what the settings fix for it; `setting` is the name of it, as in ``temperature``."""

    concerns = "all"

    def __init__(self, endpoint: str, detail: str = "", setting: str = "") -> None:
        self.what = "{endpoint} refused " + (setting or "a parameter") + " as the settings fix it{said}"
        self.advice = f"change or remove {setting or 'it'} under [endpoint] in the settings"
        super().__init__(endpoint, detail)


class UnknownModelError(RequestRefusedError):
    """The endpoint does not have the model `detail`."""

    concerns = "all"
    what = "{endpoint} does not have the model {detail}"
    advice = "name one that it has with --model, MOCK_INTERVIEW_MODEL or model in the settings"


class WrongAddressError(RequestRefusedError):
    """Nothing answers at this path."""

    concerns = "all"
    what = "{endpoint} has no chat completions at this address{said}"
    advice = "check the base URL, which usually ends in /v1"


class TooLongError(RequestRefusedError):
    """The request, with room for the reply, is longer than the model's context."""

    concerns = "one"
    what = "The rubric and the conversation are too long for the model at {endpoint}"
    advice = "choose a model with a longer context, or raise the context length of your server"


class UnreadableError(LlmError):
    """What came back is not a chat completion."""

    advice = "check that the base URL is that of an OpenAI-compatible API; it usually ends in /v1"


class WebPageError(UnreadableError):
    """A web page came back."""

    concerns = "all"
    what = "{endpoint} answered with a web page"


class WrongEncodingError(UnreadableError):
    """The answer is not UTF-8."""

    what = "{endpoint} answered with text that is not UTF-8"


class BrokenJsonError(UnreadableError):
    """The answer is not JSON, or was cut off."""

    what = "{endpoint} answered with broken JSON"
    advice = "try again; if it stays so, check that the base URL is that of an OpenAI-compatible API"


class NoChoicesError(UnreadableError):
    """The answer has no reply in it."""

    what = "{endpoint} answered without a reply in it"


class ReplyError(LlmError):
    """The model's reply cannot be used."""

    concerns = "one"


class RefusalError(ReplyError):
    """The model refused to grade the answer."""

    what = "The model at {endpoint} refused to grade this answer{said}"
    advice = "try again, or choose another model"


class FilteredError(ReplyError):
    """A content filter stopped the reply."""

    what = "The content filter of {endpoint} stopped the grading"
    advice = "rephrase the answer, or choose another model"


class TruncatedError(ReplyError):
    """The reply reached its length limit."""

    what = "The reply of the model at {endpoint} was cut off at its length limit"
    advice = "choose a model that thinks less, or raise the context length of your server"


class EndlessError(ReplyError):
    """The reply went on beyond anything that was asked for."""

    what = "The reply of the model at {endpoint} would not end and was cut off"
    advice = "try again, or choose another model"


class MalformedReplyError(ReplyError):
    """The reply is not what was asked for; `detail` is what was wrong with it."""

    what = "The model at {endpoint} did not keep to the form asked for ({detail})"
    advice = "try again, or choose a more capable model"
