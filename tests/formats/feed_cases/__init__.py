"""Feeds as their publishers send them, each with what it says, by theme."""

from __future__ import annotations

from tests.formats.feed_cases import (
    atom,
    atom_texts,
    broken,
    dates,
    encodings,
    generators,
    json_feeds,
    media,
    modules,
    oddities,
    people,
    podcasts,
    rss,
    rss_documents,
)

CASES = (
    *rss_documents.CASES,
    *rss.CASES,
    *atom.CASES,
    *atom_texts.CASES,
    *modules.CASES,
    *media.CASES,
    *podcasts.CASES,
    *people.CASES,
    *oddities.CASES,
    *json_feeds.CASES,
    *generators.CASES,
    *encodings.CASES,
    *dates.CASES,
    *broken.CASES,
)
