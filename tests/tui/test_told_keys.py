"""What tells of a key tells the one that the configuration gives."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from reader.config.settings import KeyBinding, Settings
from reader.library.library import Library
from tests.tui.app_support import add_file, newspaper, parsed, reading


def rebound(**keys: str) -> Settings:
    """Settings that give commands one key each; "feed_add" is "feed.add"."""
    return Settings(
        keys=tuple(
            KeyBinding(name.replace("__", "-").replace("_", "."), (key,), line)
            for line, (name, key) in enumerate(keys.items(), 1)
        )
    )


async def test_ctrl_c_names_the_key_that_quits(library: Library) -> None:
    newspaper(library, 1)
    async with reading(library, rebound(program_quit="f9")) as reader:
        await reader.press("ctrl+c")
        await reader.told("f9 quits newsleaf")
        assert not any("ctrl+q" in notice for notice in reader.notices)


async def test_a_key_given_up_does_not_quit(library: Library) -> None:
    newspaper(library, 1)
    settings = rebound(program_quit="ctrl+g", article_star="ctrl+q")
    async with reading(library, settings) as reader:
        await reader.until(lambda: reader.shown == "News 1", "the article")
        await reader.press("ctrl+q")
        await reader.told("Starred")
        await reader.press("a")
        await reader.until(lambda: isinstance(reader.app.focused, Input), "a dialog")
        await reader.press("ctrl+q")
        assert reader.app.is_running
        await reader.press("ctrl+g")
        await reader.until(lambda: not reader.app.is_running, "the end")


async def test_messages_name_keys_that_are_configured(
    library: Library, tmp_path: Path
) -> None:
    add_file(library, parsed("Note"))
    newspaper(library, 2)
    settings = rebound(
        change_undo="f2",
        article_tag="f3",
        feed_refresh__all="f4",
        view_search="f5",
        go_unread="f6",
        feed_add="f7",
    )
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        '<opml version="2.0"><body>'
        '<outline type="rss" xmlUrl="https://one.example/f"/></body></opml>'
    )
    async with reading(library, settings) as reader:
        await reader.on("News 1")
        for command, told in (
            ("smart.save", "f5 does, then this saves it"),
            ("article.untag", "f3 gives one"),
            ("list.read", "f2 brings them back"),
            ("unread.next", "f6 goes to all unread articles"),
            ("feed.remove", "f2 brings it back"),
            ("feed.refresh-all", "f7 adds one"),
        ):
            await reader.run(command)
            await reader.told(told)
        await reader.screen.background.add(str(opml))
        await reader.told("f4 fetches them")
