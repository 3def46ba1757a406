"""Commands that act on the article under the cursor, and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.article import Article, State
from reader.model.errors import NotFound
from reader.tui.commands.command import Command, has_article
from reader.tui.screens.main.asking import ask_choice

if TYPE_CHECKING:
    from reader.tui.screens.main.screen import MainScreen

GROUP = "Articles"


def _article(screen: MainScreen) -> Article:
    return screen.library.reading.article(screen.article_id or 0)


def _address(article: Article) -> str:
    address = article.url or next((e.url for e in article.enclosures), None)
    if address is None:
        raise NotFound(article.title, "this article has no address")
    return address


async def open_in_browser(screen: MainScreen) -> None:
    """Open the article's page with the configured program."""
    article = _article(screen)
    from reader.library.opener import open_address

    open_address(_address(article), screen.settings.opener)
    await screen.reader.mark_opened(article.id)
    screen.tell(f"Opened {_address(article)}")


async def copy_address(screen: MainScreen) -> None:
    """Put the article's address on the clipboard."""
    address = _address(_article(screen))
    await screen.copy(address)
    screen.tell(f"Copied {address}")


async def copy_selection(screen: MainScreen) -> None:
    """Put the text selected by mouse on the clipboard."""
    selected = screen.get_selected_text()
    if selected is None:
        # Many a person tries this key to quit.
        quits = screen.key("program.quit")
        screen.tell(f"No text is selected; {quits} quits newsleaf")
        return
    await screen.copy(selected)
    screen.tell("Copied the selected text")


async def toggle_read(screen: MainScreen) -> None:
    """Mark read what is unread, and the other way round."""
    await _toggle(screen, State.READ, "Read", "Unread")


async def toggle_starred(screen: MainScreen) -> None:
    """Star or unstar."""
    await _toggle(screen, State.STARRED, "Starred", "Star removed")


async def toggle_later(screen: MainScreen) -> None:
    """Put into the reading queue or take out of it."""
    await _toggle(screen, State.LATER, "Added to Later", "Removed from Later")


async def _toggle(screen: MainScreen, state: State, given: str, taken: str) -> None:
    article = _article(screen)
    has = {
        State.READ: article.read,
        State.STARRED: article.starred,
        State.LATER: article.later,
    }[state]
    reading = screen.library.reading
    await screen.write(reading.set_state, (article.id,), state, has is None)
    screen.tell(given if has is None else taken)


async def tag(screen: MainScreen) -> None:
    """Give the article a tag, completed from those there are."""
    article = _article(screen)
    known = [tag.name for tag in screen.library.reading.tags()]
    name = await ask_choice(
        screen, "Tag this article", [name for name in known if name not in article.tags]
    )
    if name and name.strip():
        await screen.write(screen.library.reading.tag, (article.id,), name.strip())
        screen.tell(f"Tagged “{name.strip()}”")


async def untag(screen: MainScreen) -> None:
    """Take a tag from the article."""
    article = _article(screen)
    if not article.tags:
        screen.tell(f"This article has no tags; {screen.key('article.tag')} gives one")
        return
    name = await ask_choice(
        screen, "Remove a tag", list(article.tags), only_listed=True
    )
    if name:
        await screen.write(screen.library.reading.untag, (article.id,), name)
        screen.tell(f"Removed tag “{name}”")


async def show_changes(screen: MainScreen) -> None:
    """Show what the last edit of the article changed, or the article again."""
    article = await _in_pane(screen)
    await screen.edits.toggle(article)


async def show_earlier_changes(screen: MainScreen) -> None:
    """Show what the edit before changed."""
    article = await _in_pane(screen)
    await screen.edits.earlier(article)


async def _in_pane(screen: MainScreen) -> Article:
    """The article under the cursor, as the reading pane shows it."""
    article = _article(screen)
    await screen.reader.show(article.id)
    if not screen.panes.shows("reading"):
        screen.panes.focus("reading")
    return screen.reader.shown or article


async def mark_list_read(screen: MainScreen) -> None:
    """Mark everything in the list read; undo takes it back."""
    marked = await screen.write(
        screen.library.reading.mark_view_read, screen.lists.view, screen.lists.title
    )
    articles = "article" if marked == 1 else "articles"
    undo = screen.key("change.undo")
    screen.tell(
        f"Marked {marked:,} {articles} read; {undo} brings them back"
        if marked
        else "Nothing here is unread"
    )


async def undo(screen: MainScreen) -> None:
    """Take back the last change."""
    restored = await screen.write(screen.library.reading.undo)
    if restored is None:
        screen.tell("Nothing to undo")
        return
    screen.tell(f"Undone: {restored.change.title}{_kept(restored.conflicts)}")


async def redo(screen: MainScreen) -> None:
    """Make the change undone last again."""
    restored = await screen.write(screen.library.reading.redo)
    if restored is None:
        screen.tell("Nothing to redo")
        return
    screen.tell(f"Redone: {restored.change.title}{_kept(restored.conflicts)}")


def _kept(conflicts: int) -> str:
    return f"; {conflicts:,} changed since and were kept" if conflicts else ""


COMMANDS = (
    Command(
        "article.browser",
        "Open in browser",
        "Open the article's page in the browser.",
        ("o",),
        GROUP,
        open_in_browser,
        has_article,
    ),
    Command(
        "article.copy-address",
        "Copy address",
        "Copy the article's address to the clipboard.",
        ("y",),
        GROUP,
        copy_address,
        has_article,
    ),
    Command(
        "selection.copy",
        "Copy selected text",
        "Copy the text selected by mouse to the clipboard.",
        ("ctrl+c",),
        GROUP,
        copy_selection,
    ),
    Command(
        "article.read",
        "Toggle read",
        "Mark the article read or unread.",
        ("m", "N"),
        GROUP,
        toggle_read,
        has_article,
    ),
    Command(
        "article.star",
        "Star",
        "Star the article, or remove its star.",
        ("s",),
        GROUP,
        toggle_starred,
        has_article,
        hint="star",
    ),
    Command(
        "article.later",
        "Read later",
        "Add the article to Later, or remove it from there.",
        ("b",),
        GROUP,
        toggle_later,
        has_article,
    ),
    Command(
        "article.tag", "Tag", "Give the article a tag.", ("t",), GROUP, tag, has_article
    ),
    Command(
        "article.untag",
        "Remove tag",
        "Take a tag from the article.",
        ("T",),
        GROUP,
        untag,
        has_article,
    ),
    Command(
        "article.changes",
        "What changed",
        "Show what the last edit of the article changed, or the article again.",
        ("c",),
        GROUP,
        show_changes,
        has_article,
    ),
    Command(
        "article.earlier-changes",
        "What changed before",
        "Show what the edit before changed; after the first edit, the last one.",
        ("C",),
        GROUP,
        show_earlier_changes,
        has_article,
    ),
    Command(
        "list.read",
        "Mark list read",
        "Mark every article of the list read.",
        ("A",),
        GROUP,
        mark_list_read,
        beside=True,
    ),
    Command(
        "change.undo",
        "Undo",
        "Take back the last change.",
        ("u", "ctrl+z"),
        GROUP,
        undo,
        hint="undo",
        beside=True,
    ),
    Command(
        "change.redo",
        "Redo",
        "Make the change undone last again.",
        ("ctrl+r",),
        GROUP,
        redo,
        beside=True,
    ),
)
