"""What one call of the command line knows: where the library and settings are."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.config.paths import config_path, library_path

if TYPE_CHECKING:
    from reader.config.settings import Settings
    from reader.library.library import Library
    from reader.net.fetch import Limits


@dataclass
class Session:
    """One call of the command line; `library_option` is what `--library` gave."""

    library_option: Path | None = None

    @property
    def library_path(self) -> Path:
        """Where the library is, by option, environment or platform."""
        return library_path(self.library_option, os.environ)

    def open(self) -> Library:
        """The library, made where there is none; close it after use.

        Raises:
            LibraryError: it cannot be opened.
        """
        from reader.library.library import Library

        return Library(self.library_path)

    def settings(self) -> Settings:
        """The configuration.

        Raises:
            ConfigError: a line of it is wrong, or a file that the environment
                names is not there.
        """
        path = config_path(os.environ)
        is_named = bool(os.environ.get("NEWSLEAF_CONFIG"))
        if not is_named and not os.path.lexists(path):
            from reader.config.settings import Settings

            return Settings()  # most have none, and to load TOML takes 3 ms
        from reader.config.load import load_settings

        return load_settings(path, must_exist=is_named)

    def limits(self) -> Limits:
        """What one transfer may cost, as configured.

        Raises:
            ConfigError: a line of the configuration is wrong.
        """
        from reader.net.fetch import Limits

        return Limits(seconds=self.settings().refresh.timeout)
