"""Feeds as their publishers send them, each with what it says, by theme."""

from __future__ import annotations

from tests.formats.feed_cases import atom, rss

CASES = (*rss.CASES, *atom.CASES)
