"""Tells, a line for each thing, what became of what was added or refreshed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli import output
from reader.cli.options import counted
from reader.content.clean import clean_line
from reader.model.errors import NewsleafError

if TYPE_CHECKING:
    from reader.library.outcome import Fetched, Outcome


def narrate(outcome: Outcome) -> None:
    """Tell what became of one file, address or list of subscriptions."""
    if outcome.error is not None:
        _failed(outcome.subject, outcome.error)
        return
    title = clean_line(outcome.title)
    if outcome.kind == "article":
        name = str(outcome.articles[0]) if outcome.articles else "-"
    elif outcome.kind == "feed":
        name = str(outcome.feed_id or "-")
        title += _touched(outcome)
    else:
        name = clean_line(outcome.subject)
    output.say(outcome.result, outcome.kind, name, title)
    for note in outcome.notes:
        output.say("note", f"{clean_line(outcome.subject)}: {clean_line(note)}")


def narrate_fetched(one: Fetched) -> None:
    """Tell what became of one feed in a refresh."""
    if one.error is not None and not one.was_asked:
        output.say("waiting", "feed", str(one.feed_id), clean_line(one.error.reason))
        return
    if one.error is not None:
        _failed(one.url, one.error)
        return
    changes = [f"{len(one.new):,} new"] if one.new else []
    changes += [f"{len(one.edited):,} edited"] if one.edited else []
    result = "updated" if changes else "unchanged"
    title = clean_line(one.title)
    told = f"{title} ({', '.join(changes)})" if changes else title
    output.say(result, "feed", str(one.feed_id), told)
    if one.warning:
        output.say("note", f"{clean_line(one.url)}: {clean_line(one.warning)}")


def summary(outcomes: Sequence[Outcome]) -> str:
    """How many were added, updated, unchanged and failed, in one line."""
    counts = Counter(str(outcome.result) for outcome in outcomes)
    results = ("added", "updated", "unchanged", "failed")
    told = [f"{counts[result]:,} {result}" for result in results if counts[result]]
    return ", ".join(told) or "nothing to add was found"


def _touched(outcome: Outcome) -> str:
    if not outcome.articles:
        return ""
    noun = "new or edited article" if outcome.result == "updated" else "article"
    return f" ({counted(len(outcome.articles), noun)})"


def _failed(subject: str, error: NewsleafError) -> None:
    told = str(error) if error.subject else f"{subject}: {error}"
    output.say("failed", clean_line(told))
