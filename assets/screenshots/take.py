"""Takes the screenshots of the documentation from the real program.

Usage: python assets/screenshots/take.py

It fills a library with the samples, plays keys to the screen and writes SVG
files beside itself; `rsvg-convert`, where it is installed, makes PNG of each in its
place.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from reader.config.paths import LIBRARY, data_directory
from reader.config.settings import Settings
from reader.library.library import Library
from reader.library.samples import open_sample_library
from reader.model.article import State
from reader.model.view import View
from reader.tui.app import NewsleafApp

HERE = Path(__file__).parent
PIXELS = 1400


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the size of the terminal and the keys before it."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]


SHOTS = (
    Shot("three-panes", (140, 40), ("J", "J", "J", "J", "J", "enter", "space")),
    Shot("search", (140, 40), ("slash", *"papier")),
    Shot("narrow", (80, 24), ("j", "j", "enter")),
)


async def main() -> None:
    """Take every picture."""
    for shot in SHOTS:
        with tempfile.TemporaryDirectory() as directory:
            # Where the usual library is: another is named on the screen.
            os.environ["XDG_DATA_HOME"] = directory
            path = await open_sample_library(data_directory() / LIBRARY)
            with Library(path) as library:
                live_in(library)
                svg = await take(library, shot)
        target = HERE / f"{shot.name}.svg"
        target.write_text(without_fonts(svg), encoding="utf-8")


def draw() -> None:
    """Make PNG of the pictures, where the machine can."""
    converter = shutil.which("rsvg-convert")
    for svg in HERE.glob("*.svg") if converter else ():
        png = svg.with_suffix(".png")
        width = ["--width", str(PIXELS)]
        subprocess.run([str(converter), *width, "-o", png, svg], check=True)
        svg.unlink()


def live_in(library: Library) -> None:
    """Make the library look read in."""
    ids = library.reading.ids(View())
    library.reading.set_state(ids[2:5], State.READ)
    library.reading.set_state(ids[12:20], State.READ)
    library.reading.set_state((ids[3], ids[9], ids[14]), State.STARRED)
    library.reading.set_state((ids[6], ids[11]), State.LATER)


async def take(library: Library, shot: Shot) -> str:
    """Play the keys and return the screen as SVG."""
    app = NewsleafApp(library, Settings(), HERE / "none.toml")
    async with app.run_test(size=shot.size, notifications=True) as pilot:
        for key in shot.keys:
            await pilot.press(key)
            await pilot.pause(0.2)
        await pilot.pause(0.5)
        return app.export_screenshot(title="newsleaf")


def without_fonts(svg: str) -> str:
    """Leave out fonts that a viewer would have to fetch from elsewhere."""
    return re.sub(r"@font-face\s*{[^}]*}", "", svg)


if __name__ == "__main__":
    asyncio.run(main())
    draw()
