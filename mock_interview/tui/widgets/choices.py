"""A list to choose from."""

from textual.widgets import OptionList


class Choices(OptionList):
    """Textual's list, which may be paged through also where no line of it is drawn: there Textual ends the program."""

    def action_page_up(self) -> None:
        """Move up by a page, where one can be seen."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Move down by a page, where one can be seen."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]
