"""The words of a text as the full-text index parts them, written a second time.

SQLite's tokenizer unicode61 has the categories of Unicode 6.1, in which what was
not assigned yet counts as a letter. Python has newer ones, so this is right for
the characters of which `known` is true; a test holds it against SQLite for them.
"""

from __future__ import annotations

import unicodedata

from reader.store.text import searchable

# Inside a word these are dropped; any other mark parts words.
_JOINING = frozenset(
    chr(0x300 + offset)
    for offset in (
        *(0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 15, 17, 27),
        *(35, 36, 37, 38, 39, 40, 45, 46, 48, 49),
    )
)


def tokens(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    found: list[str] = []
    word = ""
    for character in searchable(text):
        if in_word(character):
            word += folded(character)
        elif not (word and character in _JOINING):
            found.append(word)
            word = ""
    return [word for word in (*found, word) if word]


def in_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"


def folded(character: str) -> str:
    """A character without case, and Latin ones without diacritics."""
    if character in "Ǡǡ":
        return "ǡ"
    if character == "İ":
        return "i"
    lower = next(
        (one for one in (character.casefold(), character.lower()) if len(one) == 1),
        character,
    )
    base = unicodedata.normalize("NFD", lower)[0]
    return base if base.isascii() else lower


def known(character: str) -> bool:
    """Whether SQLite and Python agree on what the character is.

    What Unicode 3.2 has and has not changed since is in Unicode 6.1 as well.
    """
    category = unicodedata.category(character)
    then = unicodedata.ucd_3_2_0.category(character)
    return then == category and category not in ("Cn", "Cs")
