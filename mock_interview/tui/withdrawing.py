"""Asking the person something that may stop mattering before they have answered."""

import asyncio
from typing import TYPE_CHECKING, TypeVar

from mock_interview.tui.screens.dialogs import Dialog

if TYPE_CHECKING:
    from mock_interview.tui.app import MockInterviewApp

_Answer = TypeVar("_Answer")


class Asking:
    """Asks one thing after the other; what is being asked can be withdrawn."""

    def __init__(self, app: "MockInterviewApp") -> None:
        self._app = app
        self._asked: list[asyncio.Future[None]] = []  # each done once it is withdrawn

    async def ask(self, dialog: Dialog[_Answer]) -> _Answer | None:
        """Return the person's answer, or None where it was withdrawn first. Call from a worker."""
        withdrawn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        answer = self._app.push_screen(dialog, wait_for_dismiss=True)
        self._asked.append(withdrawn)
        try:
            await asyncio.wait((answer, withdrawn), return_when=asyncio.FIRST_COMPLETED)
            if answer.done():
                return answer.result()
            dialog.withdraw()
            return None
        finally:
            self._asked.remove(withdrawn)

    def withdraw(self) -> None:
        """Go on as if what is being asked had not been; nobody waits for an answer to it any more."""
        for withdrawn in self._asked:
            if not withdrawn.done():
                withdrawn.set_result(None)
