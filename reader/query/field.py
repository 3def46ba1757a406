"""The fields of an article that hold words."""

from __future__ import annotations

from enum import StrEnum


class Field(StrEnum):
    """A field whose words can be searched alone."""

    TITLE = "title"
    BODY = "body"
    AUTHOR = "author"
