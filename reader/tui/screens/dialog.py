"""What all dialogs are: a screen over another that answers once."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Dialog(ModalScreen[ScreenResultType]):
    """A dialog whose first answer counts.

    Keys that come in one read, as of a paste or over a slow line, reach it after it
    has answered; Textual would then close what lies beneath.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Answer and close; what comes after that does nothing."""
        if self.is_current:
            return super().dismiss(result)
        return AwaitComplete()
