"""The application: theme, commands, first screen."""

from __future__ import annotations

import asyncio
import gc
import signal
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, cast

from rich.console import RenderableType
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.events import Event, Key
from textual.filter import NoColor
from textual.screen import Screen

from reader.config.paths import LIBRARY, config_path, data_directory
from reader.config.settings import Settings
from reader.library.library import Library
from reader.tui import guard
from reader.tui.commands.registry import commands
from reader.tui.keymap import with_keys
from reader.tui.keys import key_of
from reader.tui.pace import Pace
from reader.tui.painted import Painted
from reader.tui.palette import CommandProvider
from reader.tui.screens.main.screen import MainScreen
from reader.tui.session import from_memory
from reader.tui.text import notice

_HERE = Path(__file__).parent


class NewsleafApp(App[Path | None], inherit_bindings=False):
    """Newsleaf on the screen; it returns the library to open next, if any."""

    TITLE = "newsleaf"
    ENABLE_COMMAND_PALETTE = True
    # Textual's own would quit by ctrl+q whatever the configuration says.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "help_quit", show=False, system=True)
    ]
    COMMANDS = {CommandProvider}  # noqa: RUF012  (Textual's type)
    COMMAND_PALETTE_BINDING = "f24"  # the command record has the keys
    CSS_PATH = [  # noqa: RUF012  (Textual's type)
        _HERE / "screens/main/main.tcss",
        _HERE / "screens/dialogs.tcss",
        _HERE / "widgets/line_list.tcss",
        _HERE / "widgets/article_list/article_list.tcss",
        _HERE / "widgets/sidebar/sidebar.tcss",
        _HERE / "widgets/health_list/health_list.tcss",
        _HERE / "widgets/status_bar.tcss",
    ]

    def __init__(
        self,
        library: Library,
        settings: Settings,
        config: Path,
        *,
        is_sample: bool = False,
    ) -> None:
        """Prepare the screen over an open library.

        A library that the welcome opened in place of the person's own is told
        to be a sample.

        Raises:
            ConfigError: the keys of the settings, from `config`, cannot work.
        """
        super().__init__()
        self._library = library
        self._settings = settings
        self._is_sample = is_sample
        self._commands = with_keys(commands(), settings.keys, config)
        self._quit_by_modified_keys()
        self._session = from_memory(library.reading.remembered())
        self.animation_level = "none"
        if self.no_color:
            # Textual would still send greys, and on an ANSI theme black on black.
            self._filters[:] = [NoColor()]
        guard.install(self)
        self._painted = Painted()
        self._pace = Pace()

    def get_default_screen(self) -> MainScreen:
        """The three panes; a screen pushed over another would be painted later."""
        return MainScreen(
            self._library, self._settings, self._commands, self._session, self._pace
        )

    def on_mount(self) -> None:
        """Take the theme chosen last, and greet whose library is empty."""
        for name in (self._session.theme, self._settings.theme):
            if name in self.available_themes:
                self.theme = name
            elif name and name == self._settings.theme:
                notice(self, f"config.toml: there is no theme “{name}”", "warning")
        self._end_on_signals()
        self.app_resume_signal.subscribe(self, self._paint_anew, immediate=True)
        if not self._library.reading.counts()["all"].articles:
            self.call_after_refresh(self._welcome)
        # Where the usual library lies takes an import, which no start waits for.
        self.call_after_refresh(self._name_library)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Write to the terminal what it does not show yet."""
        if not self._batch_count:
            # Textual writes its own updates whether Rich could render them or not.
            lacking = self._painted.lacking(renderable)
            renderable = cast("RenderableType | None", lacking)
        super()._display(screen, renderable)

    async def on_event(self, event: Event) -> None:
        """Have work beside the screen leave the machine to each key."""
        if isinstance(event, Key):
            self._pace.key()
        await super().on_event(event)

    def pop_screen(self) -> AwaitComplete:
        """Close what lies over the panes; a second key may find nothing there.

        Textual's palette closes at each of two that come in one read.
        """
        if len(self.screen_stack) > 1:
            return super().pop_screen()
        return AwaitComplete()

    def on_resize(self) -> None:
        """Paint all anew; what stands on a resized terminal is its own affair.

        Where it soon has its old size again, Textual itself would paint nothing.
        """
        self._paint_anew()

    def _paint_anew(self, _: App[Any] | None = None) -> None:
        self._painted.forget()
        self.screen.refresh()

    def on_ready(self) -> None:
        """Collect garbage from now on, but not among what every run loads."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def _quit_by_modified_keys(self) -> None:
        """Have keys that nobody types quit over a dialog, too."""
        quits = next(one for one in self._commands if one.id == "program.quit")
        for key in quits.keys:
            if "+" in key and " " not in key:
                # Textual has no public way to bind a key before a dialog's own.
                self._bindings.bind(key, "quit", show=False, priority=True)

    def action_help_quit(self) -> None:
        """Say how to quit, to whoever tries ctrl+c."""
        key = key_of(self._commands, "program.quit")
        notice(self, f"{key} quits newsleaf")

    def _welcome(self) -> None:
        if not self._library.subscribing.feeds():
            from reader.tui.screens.main.welcoming import welcome

            screen = self.screen
            assert isinstance(screen, MainScreen)
            screen.start(partial(welcome, screen))

    def _name_library(self) -> None:
        """Say which library is open where it is not the usual one."""
        screen = self.screen_stack[0]
        assert isinstance(screen, MainScreen)
        path = self._library.path.absolute()
        if path != data_directory().absolute() / LIBRARY:
            screen.status.library = f"{path.parent.name}/{path.name}"
        if self._is_sample:
            quits = key_of(self._commands, "program.quit")
            text = f"This is the sample library, {path.name}; yours is untouched."
            notice(self, f"{text} {quits} quits, and newsleaf then opens yours again.")

    def _end_on_signals(self) -> None:
        """Leave as by a key, so that the terminal is left as it was found."""
        loop = asyncio.get_running_loop()
        for number, leave in (
            (signal.SIGTERM, self.exit),
            (signal.SIGHUP, self._hang_up),
        ):
            # Windows has no such handlers, nor has a thread beside the main one.
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, leave)

    def _fatal_error(self) -> None:
        """Tell an error that nobody foresaw, but not what variables hold.

        Textual would print them, and among them may be a secret.
        """
        from rich.traceback import Traceback  # 20 ms, needed once at most

        self.bell()
        self.panic(Traceback())

    def _hang_up(self) -> None:
        """Leave, and without a word where the terminal is gone.

        Textual's writer ends at the first it cannot write; whoever writes more than
        it can queue, or stops it then, would wait for ever.
        """
        from textual.drivers.linux_driver import LinuxDriver

        if isinstance(self._driver, LinuxDriver) and _is_gone(self._driver.fileno):
            self._driver.write = _ignore  # type: ignore[method-assign]  # the one way
            self._driver._writer_thread = None
        self.exit()


def _is_gone(terminal: int) -> bool:
    """Whether a terminal was closed under the program (then it gives EIO)."""
    import termios

    try:
        termios.tcgetattr(terminal)
    except termios.error:
        return True
    return False


def _ignore(data: str) -> None:
    """Take what is written, and do nothing with it."""


def run(library_path: Path, settings: Settings, config: Path | None = None) -> int:
    """Show a library until the person quits; the exit code.

    Raises:
        LibraryError: the library cannot be opened.
        ConfigError: the settings cannot work.
    """
    import os

    config = config or config_path(os.environ)
    path: Path | None = library_path
    while path is not None:
        with Library(path) as library:
            is_sample = path is not library_path
            app = NewsleafApp(library, settings, config, is_sample=is_sample)
            path = app.run(mouse=settings.mouse)
    return app.return_code or 0
