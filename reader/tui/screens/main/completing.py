"""Completes the search line: names of fields, and what the library has for them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.suggester import Suggester
from textual.widgets import Input

from reader.content.clean import clean_line
from reader.tui.views import folders_above

if TYPE_CHECKING:
    from reader.model.feed import Feed
    from reader.model.view import Tag
    from reader.query.complete import Completion
    from reader.tui.screens.main.screen import MainScreen

LANGUAGES = (
    *("en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs"),
    *("ru", "uk", "el", "tr", "ar", "fa", "ur", "he", "hi", "zh", "ja", "ko", "th"),
)

DIRECTIONS = {"tab": 1, "shift+tab": -1}
"""Keys that complete what is typed, and whether they go on or back."""

KEYS_SEEN = 64
"""Keys of a burst that the field remembers."""

_LEAST_TYPED = 2
"""Letters from which a field is suggested unasked; fewer begin every word."""


class _Round(NamedTuple):
    """The candidates gone through, and the text with the one that stands in it."""

    before: str
    after: str
    candidates: Sequence[str]
    number: int

    @property
    def text(self) -> str:
        return f"{self.before}{self.candidates[self.number]}{self.after}"

    @property
    def cursor(self) -> int:
        return len(self.before) + len(self.candidates[self.number])


class SearchField(Input):
    """The search line, where tab completes what is typed."""

    # It is as wide as its pane, whatever is typed.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    def __init__(self, screen: MainScreen, *, id: str) -> None:  # noqa: A002  (Textual's name)
        self._completing = Completing(screen)
        self._seen: deque[events.Key] = deque(maxlen=KEYS_SEEN)
        super().__init__(
            id=id,
            placeholder="Search; tab completes",
            suggester=self._completing,
            select_on_focus=False,
            compact=True,
        )

    def saw(self, event: events.Key) -> bool:
        """Whether a key came here first; others came before it had the focus.

        In a burst several have been here before the first of them goes on.
        """
        return any(one is event for one in self._seen)

    def on_key(self, event: events.Key) -> None:
        """Complete, or go on to the next candidate."""
        self._seen.append(event)
        if event.key in DIRECTIONS:
            event.stop()
            event.prevent_default()
            self._completing.step(DIRECTIONS[event.key])


class Completing(Suggester):
    """Suggests while one types, and completes when asked to."""

    def __init__(self, screen: MainScreen) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._screen = screen
        self._round: _Round | None = None

    async def get_suggestion(self, value: str) -> str | None:
        """The text with its likeliest completion, for the end of the field to show."""
        from reader.query.complete import complete

        found = complete(value, len(value), self._values())
        typed = value[found.start :]
        is_value = ":" in value[: found.start].split(" ")[-1]
        if not found.candidates or not (is_value or len(typed) >= _LEAST_TYPED):
            return None
        text = value[: found.start] + found.candidates[0]
        return text if text.startswith(value) else None

    def step(self, direction: int) -> None:
        """Complete the word at the cursor, or take the next candidate for it (1)."""
        field = self._screen.search_field
        place = field.value, field.cursor_position
        now = self._round
        if now is not None and place == (now.text, now.cursor):
            number = (now.number + direction) % len(now.candidates)
            now = _Round(now.before, now.after, now.candidates, number)
        else:
            from reader.query.complete import complete

            now = _begun(field.value, complete(*place, self._values()), direction)
        if now is None:
            self._screen.tell("Nothing to complete here")
            return
        # With one candidate there is nothing to go through: what follows is next.
        self._round = now if len(now.candidates) > 1 else None
        field.value, field.cursor_position = now.text, now.cursor
        if self._round is not None:
            following = now.candidates[now.number :]
            self._screen.tell("  ".join((*following, *now.candidates[: now.number])))

    def _values(self) -> Values:
        places = self._screen.places
        return Values(places.tags, places.feeds)


class Values(Mapping[str, Sequence[str]]):
    """What the library has for fields, the most used first.

    It is put together for a field that is asked for, not for every key.
    """

    def __init__(self, tags: Sequence[Tag], feeds: Sequence[Feed]) -> None:
        self._tags, self._feeds = tags, feeds
        self._makers: Mapping[str, Callable[[], Sequence[str]]] = {
            "tag": self._tag_names,
            "feed": self._feed_titles,
            "folder": self._folders,
            "lang": lambda: LANGUAGES,
        }

    def __getitem__(self, field: str) -> Sequence[str]:
        return self._makers[field]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def _tag_names(self) -> Sequence[str]:
        tags = sorted(self._tags, key=lambda tag: -tag.articles)
        return [clean_line(tag.name) for tag in tags]

    def _feed_titles(self) -> Sequence[str]:
        return [clean_line(feed.title) for feed in self._by_use()]

    def _folders(self) -> Sequence[str]:
        above = (folders_above(feed.folder) for feed in self._by_use())
        return [clean_line(path) for path in dict.fromkeys(chain.from_iterable(above))]

    def _by_use(self) -> Sequence[Feed]:
        return sorted(self._feeds, key=lambda feed: -feed.articles)


def _begun(text: str, found: Completion, direction: int) -> _Round | None:
    """The first round through candidates, from the last one where one goes back."""
    if not found.candidates:
        return None
    number = 0 if direction > 0 else len(found.candidates) - 1
    return _Round(text[: found.start], text[found.end :], found.candidates, number)
