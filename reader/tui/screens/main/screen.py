"""The main screen: sidebar, article list and reading pane over one library."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from rich.text import Text
from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.getters import query_one
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.worker import Worker

from reader.config.settings import Settings
from reader.content.clean import clean_text
from reader.library.clipboard import copy_with
from reader.library.library import Library
from reader.model.errors import NewsleafError
from reader.tui.bridge import Bridge, LibraryChanged
from reader.tui.commands.articles import copy_selection
from reader.tui.commands.command import Command
from reader.tui.keys import Keys, Pending, key_name, key_of
from reader.tui.pace import Pace
from reader.tui.screens.main.background import Background
from reader.tui.screens.main.completing import SearchField
from reader.tui.screens.main.edits import EditView
from reader.tui.screens.main.lists import Lists
from reader.tui.screens.main.panes import Panes
from reader.tui.screens.main.places import Places
from reader.tui.screens.main.reader import Reader
from reader.tui.screens.main.searching import Searching
from reader.tui.screens.main.type_ahead import TypeAhead
from reader.tui.session import NAME, Session, to_memory
from reader.tui.text import notice
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.divider import Divider
from reader.tui.widgets.sidebar import Sidebar
from reader.tui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from reader.tui.screens.health import HealthScreen
    from reader.tui.widgets.reading_pane import ReadingPane

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

LOOK_EVERY = 1.0
"""Seconds between two looks whether another process wrote to the library."""

WHILE_TYPING = frozenset(
    {"escape", "up", "down", "pageup", "pagedown", "f1", "ctrl+p", "ctrl+o"}
)
"""Keys that mean their command even in a text field."""


class MainScreen(Screen[None]):
    """Puts the three panes together and runs commands on them.

    Helpers do the work: `panes` (focus and widths), `places` (the sidebar), `lists`
    (which articles are shown), `searching`, `reader`, `edits` and `background`.
    """

    # What looks otherwise with the focus is painted again, but not all else.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    AUTO_FOCUS = ""  # the pane that had the focus last gets it
    BLANK = True  # nothing is painted behind the panes, which fill the screen

    sidebar = query_one("#sidebar", Sidebar)
    article_list = query_one("#list", ArticleList)
    search_field = query_one(SearchField)
    list_header = query_one("#list-header", Static)
    status = query_one(StatusBar)

    def __init__(
        self,
        library: Library,
        settings: Settings,
        commands: Sequence[Command],
        session: Session,
        pace: Pace,
    ) -> None:
        super().__init__()
        self.library = library
        self.settings = settings
        self.commands = commands
        self.key = partial(key_of, commands)
        self.session = session
        self.panes = Panes(self, session.sidebar_width, session.list_width)
        self.places = Places(self, frozenset(session.collapsed))
        self.lists = Lists(self, session, pace)
        self.searching = Searching(self)
        self.reader = Reader(self)
        self.edits = EditView(self)
        self.background = Background(self)
        self._keys = Keys(commands)
        self._type_ahead = TypeAhead(self)
        self._bridge = Bridge(library, self)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._version = 0
        self._is_new = True
        self._painted_for = Size()
        self._reading_pane: ReadingPane | None = None
        self.pointing: HealthScreen | None = None
        """The screen over this one that says which feed is meant."""

    def compose(self) -> ComposeResult:
        """Lay out the panes and the status bar."""
        with Horizontal(id="panes"):
            with Vertical(id="sidebar-pane"):
                yield Sidebar(id="sidebar")
            yield Divider(id="sidebar-divider")
            with Vertical(id="list-pane"):
                yield Static(id="list-header", markup=False)
                yield SearchField(self, id="search")
                yield ArticleList(id="list")
            yield Divider(id="list-divider")
            yield Vertical(id="reading-pane")
        yield StatusBar(self.commands)

    def on_mount(self) -> None:
        """Show where the reader was."""
        self._version = self.library.version()
        self.panes.arrange()
        self.lists.open_session(self.session)
        self.panes.focus(self.session.pane)
        self.call_after_refresh(self._read_first)
        self.set_interval(LOOK_EVERY, self._look)

    def _read_first(self) -> None:
        # At once, not when the cursor has rested.
        show = partial(self.reader.show, self.article_id)
        self.start(show, "article", exclusive=True)

    def on_unmount(self) -> None:
        """Remember where the reader is; the widgets are gone by now."""
        self._writer.shutdown(wait=True)
        try:
            self.library.reading.remember(NAME, to_memory(self._session()))
        except NewsleafError as error:
            # There is no screen to tell it on; Textual prints it when it is done.
            message = Text(clean_text(f"The place is not remembered: {error}"))
            self.app.exit(self.app.return_value, message=message)

    def _session(self) -> Session:
        return self.lists.session(
            Session(
                article_id=self.reader.cursor_id,
                theme=self.app.theme,
                sidebar_width=self.panes.sidebar_width,
                list_width=self.panes.list_width,
                pane=self.panes.active,
            )
        )

    # What commands act on

    @property
    def reading_pane(self) -> ReadingPane:
        """The reading pane, made when it is first asked for.

        To load it takes a tenth of the start, which the lists are painted before.
        Work that is still under way when the program ends gets one that nobody sees.
        """
        if self._reading_pane is None:
            from reader.tui.widgets.reading_pane import ReadingPane

            self._reading_pane = ReadingPane(id="reading")
            self._reading_pane.measure = self.settings.measure
            if self.panes.are_there:
                self.query_one("#reading-pane").mount(self._reading_pane)
        return self._reading_pane

    @property
    def article_id(self) -> int | None:
        """The article under the cursor."""
        return self.article_list.highlighted_id

    @property
    def feed_id(self) -> int | None:
        """The feed that is meant, by the screen over this one or by the panes."""
        return (self.pointing or self.places).feed_id

    # Running commands

    def on_key(self, event: events.Key) -> None:
        """Run the command of a key, or keep the key until its time has come."""
        if self._type_ahead.keeps(event) or self.take_key(event):
            event.stop()
            event.prevent_default()

    def take_key(self, event: events.Key) -> bool:
        """Run the command of a key; whether it has one."""
        name = key_name(event.key, event.character)
        if isinstance(self.focused, Input) and name not in WHILE_TYPING:
            return False
        meant = self._keys.press(name)
        self.status.pending = f"{name} …" if isinstance(meant, Pending) else ""
        if isinstance(meant, Command):
            self.run_command(meant)
        return meant is not None

    def run_command(self, command: Command) -> None:
        """Run a command if it can be run now; errors are told, never raised."""
        if not command.enabled(self):
            self.tell(f"{command.title}: there is nothing here to do that with")
            return
        with self._telling():
            awaitable = command.run(self)
            if awaitable is not None and command.beside:
                self.start(lambda: awaitable)
            elif awaitable is not None:
                self._type_ahead.command_started()
                self.start(partial(self._finish, awaitable))

    async def _finish(self, awaitable: Awaitable[None]) -> None:
        try:
            await awaitable
        finally:
            self._type_ahead.command_ended()

    def start(
        self,
        work: Callable[[], Awaitable[None]],
        group: str = "commands",
        exclusive: bool = False,
    ) -> None:
        """Do work beside the screen; its errors are told, never raised.

        Work that is exclusive ends what goes on in its group, which may be
        before that began.
        """

        async def finish() -> None:
            with self._telling():
                await work()

        _: Worker[None] = self.run_worker(finish, group=group, exclusive=exclusive)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except NewsleafError as error:
            self.warn(str(error))

    async def write(self, function: Callable[[*Ts], T], *args: *Ts) -> T:
        """Write to the library beside the screen, in the order asked for."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writer, function, *args)

    async def copy(self, text: str) -> None:
        """Put text on the clipboard, through the terminal or the set command.

        That command runs beside the screen: some wait for who pastes.
        """
        command = self.settings.clipboard_command
        if command:
            await asyncio.to_thread(copy_with, command, text)
        else:
            self.app.copy_to_clipboard(text)

    def action_copy_text(self) -> None:
        """Copy the selected text; what Textual does on keys of its own."""
        if self.get_selected_text() is None:
            raise SkipAction
        self.start(partial(copy_selection, self))

    # Telling

    def tell(self, message: str) -> None:
        """Say something in the status bar."""
        self.status.tell(message)

    def warn(self, message: str) -> None:
        """Say what went wrong, where it stays a while."""
        notice(self.app, message, "error")

    def show_progress(self, message: str) -> None:
        """Say what runs in the background; an empty message ends it."""
        if self.is_mounted:
            self.status.progress = message

    def step_back(self) -> bool:
        """Leave the zoom, else the article, else the search; False without any."""
        if self.panes.zoomed and self.focused is not self.search_field:
            self.panes.zoom()
        elif self.panes.active == "reading":
            self.panes.focus("list")
        else:
            return self.lists.leave_search()
        return True

    # Events

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Spare the styles when the screen is new: each widget has just got its own."""
        if self._is_new:
            event.refresh_styles = False
            self._is_new, self._painted_for = False, self.app.size

    def on_resize(self, event: events.Resize) -> None:
        """Fit the panes to the new size; the first is that it was painted for."""
        if event.size == self._painted_for:
            event.prevent_default()
        self._painted_for = Size()
        self.panes.arrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus, which the mouse moves too."""
        self.panes.focused(event.widget)

    @on(LibraryChanged)
    def _library_changed(self) -> None:
        changed = self._bridge.take()
        with self._telling():
            self.lists.changed(changed)
            self.reader.changed(changed)
        if self.pointing is not None:
            self.pointing.reload()

    def _look(self) -> None:
        with self._telling():
            version = self.library.version()
            if version != self._version:
                self._version = version
                self.lists.changed_elsewhere()
                self.reader.changed_elsewhere()

    @on(Sidebar.Selected)
    def _place_selected(self, event: Sidebar.Selected) -> None:
        with self._telling():
            self.lists.show_place(event.key)

    @on(Sidebar.Toggled)
    def _place_toggled(self, event: Sidebar.Toggled) -> None:
        with self._telling():
            self.places.toggle(event.key)

    @on(Sidebar.Opened)
    def _place_opened(self) -> None:
        self.panes.focus("list")

    @on(ArticleList.Highlighted)
    def _article_highlighted(self, event: ArticleList.Highlighted) -> None:
        self.lists.describe()
        self.reader.preview_soon(event.article_id)

    @on(ArticleList.Opened)
    def _article_opened(self, event: ArticleList.Opened) -> None:
        self.start(partial(self.reader.open, event.article_id))

    @on(ArticleList.Failed)
    def _list_failed(self, event: ArticleList.Failed) -> None:
        self.warn(str(event.error))

    @on(ArticleList.SnippetsWanted)
    def _snippets_wanted(self) -> None:
        self.searching.find_snippets()

    @on(Input.Changed, "#search")
    def _search_changed(self, event: Input.Changed) -> None:
        with self._telling():
            self.lists.search(event.value)

    @on(Input.Submitted, "#search")
    def _search_submitted(self, event: Input.Submitted) -> None:
        self.searching.submit(event.value)

    def on_reading_pane_link_clicked(self, event: ReadingPane.LinkClicked) -> None:
        """Open the address of a link."""
        from reader.library.opener import open_address

        with self._telling():
            open_address(event.address, self.settings.opener)
            self.tell(f"Opened {event.address}")
