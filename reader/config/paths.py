"""Where newsleaf keeps its library and its configuration."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

APP = "newsleaf"

LIBRARY = "library.db"
"""The file of the usual library, in the data directory."""


def data_directory() -> Path:
    """The directory for the library, by the custom of the platform."""
    from platformdirs import user_data_path  # deferred: most commands name a library

    return user_data_path(APP, appauthor=False)


def config_directory() -> Path:
    """The directory for the configuration, by the custom of the platform."""
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)


def library_path(option: Path | None, environ: Mapping[str, str]) -> Path:
    """Find the library: by --library, NEWSLEAF_LIBRARY, or the data directory."""
    if option is not None:
        return option.expanduser()
    if named := environ.get("NEWSLEAF_LIBRARY"):
        return Path(named).expanduser()
    return data_directory() / LIBRARY


def systemd_directory(environ: Mapping[str, str]) -> Path:
    """The directory for a person's own systemd units (systemd.unit(5))."""
    named = Path(environ.get("XDG_CONFIG_HOME", ""))
    # What is not absolute is to be ignored (XDG Base Directory Specification).
    base = named if named.is_absolute() else Path.home() / ".config"
    return base / "systemd" / "user"


def config_path(environ: Mapping[str, str]) -> Path:
    """Find the configuration: by NEWSLEAF_CONFIG, or its directory."""
    if named := environ.get("NEWSLEAF_CONFIG"):
        return Path(named).expanduser()
    return config_directory() / "config.toml"
