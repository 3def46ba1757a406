"""The sample library and the starter subscriptions that come with newsleaf."""

from __future__ import annotations

from pathlib import Path

from reader.config.paths import data_directory
from reader.model.errors import NotFound

_PACKAGE = Path(__file__).parent.parent


def assets_directory() -> Path:
    """Where the shipped files lie: in the installed package, or beside it.

    Raises:
        NotFound: this installation came without them.
    """
    for directory in (_PACKAGE / "assets", _PACKAGE.parent / "assets"):
        if (directory / "library").is_dir():
            return directory
    raise NotFound("assets", "this installation came without the sample library")


def starter_subscriptions() -> Path:
    """An OPML file of feeds to start with."""
    return assets_directory() / "starter.opml"


async def open_sample_library(path: Path | None = None) -> Path:
    """Make the sample library, or bring it up to date; its path.

    It is a library of its own, beside the person's, unless `path` says where.
    """
    from reader.library.library import Library

    target = path or data_directory() / "sample.db"
    assets = assets_directory()
    with Library(target) as library:
        what = [str(assets / "library"), str(assets / "feeds")]
        async for outcome in library.importing.add(what):
            if outcome.error is not None:
                raise outcome.error
    return target
