"""How words are brought to the form in which the index and tags compare them."""

from __future__ import annotations

import json
import re
import unicodedata

from reader.content.address import public_address

# Scripts written without spaces between words: Han, Kana, Thai, Lao, Khmer and
# Myanmar. Each letter is indexed as a word of its own, so that a phrase of
# letters finds them inside any run. Compiled at its first use, which takes 1 ms.
_UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff]+"
)


# Vowel marks and the stretching stroke, which Arabic writes or leaves out.
_ARABIC_MARKS = "[\u0610-\u061a\u0640\u064b-\u065f\u0670]"

# All letters of _UNSPACED and more: two ranges are told in a third of the time.
_NEAR = "[\u0e00-\u1fff\u3005-\U0003ffff]+"

# Marks that a letter with accents is taken apart into.
_ACCENTS = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"


def searchable(text: str | None) -> str:
    """Part the letters of scripts that put no spaces between words."""
    if not text or text.isascii():
        return text or ""
    return re.sub(_NEAR, _part_all, re.sub(_ARABIC_MARKS, "", text))


def _part_all(run: re.Match[str]) -> str:
    return re.sub(_UNSPACED, _part, run[0])


def _part(run: re.Match[str]) -> str:
    return f" {' '.join(run[0])} "


def storable(text: str) -> str:
    """Text as SQLite takes it: no NUL, and "?" for what UTF-8 cannot spell.

    A word of the command line holds lone surrogates where its bytes are no
    UTF-8 (PEP 383).
    """
    return text.replace("\0", "").encode(errors="replace").decode()


def credit_names(spelled: str) -> str:
    """The names in the JSON of an article's credits, parted by a space."""
    return " ".join(credit["name"] for credit in json.loads(spelled))


def fold(text: str) -> str:
    """Drop case and accents, as the index does: "Élysée" becomes "elysee"."""
    if text.isascii():
        return text.lower().strip()
    return re.sub(_ACCENTS, "", unicodedata.normalize("NFKD", text.casefold())).strip()


def shown_address(address: str | None) -> str | None:
    """An address without the user and password that it may hold."""
    return None if address is None else public_address(address)


def has_letters(text: str) -> bool:
    """Whether the index keeps anything of a text; it keeps letters and digits."""
    return any(character.isalnum() for character in text)
