"""Hands text to a command that copies it."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from reader.model.errors import NotFound

_SECONDS = 5.0


def copy_with(command: Sequence[str], text: str) -> None:
    """Have a command (its arguments apart, no shell) copy a text from its input.

    Raises:
        NotFound: the command is not there, or refuses.
    """
    try:
        subprocess.run(
            list(command),
            input=text.encode(),
            check=True,
            timeout=_SECONDS,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NotFound(
            command[0],
            "the command that copies did not work",
            "see clipboard_command in the configuration",
        ) from error
