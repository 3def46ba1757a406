"""Feeds as their publishers send them, each with what it says, by theme."""

from __future__ import annotations

from tests.formats.feed_cases import (
    atom,
    broken,
    dates,
    encodings,
    generators,
    json_feeds,
    media,
    modules,
    oddities,
    people,
    rss,
)

CASES = (
    *rss.CASES,
    *atom.CASES,
    *modules.CASES,
    *media.CASES,
    *people.CASES,
    *oddities.CASES,
    *json_feeds.CASES,
    *generators.CASES,
    *encodings.CASES,
    *dates.CASES,
    *broken.CASES,
)
