"""Reads a block of "Title: ..." lines at the top of a text file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_FIELDS = {
    "title": "title titre titel título titolo 标题 標題 العنوان",
    "authors": "author authors auteur auteurs autrice autor autoren autorin autora "
    "autores autore by par von 作者 الكاتب",
    "date": "date published publié datum fecha data 日期 发布日期 التاريخ",
    "updated": "updated modified modifié aktualisiert actualizado",
    "url": "url link lien source address adresse quelle 链接 来源 الرابط المصدر",
    "tags": "tags tag keywords mots-clés schlagwörter category categories catégorie "
    "catégories rubrique section topics etiquetas 标签 الوسوم",
    "language": "language langue sprache lang idioma lingua 语言 اللغة",
    "summary": "summary description résumé chapô teaser abstract 摘要",
}
_KEYS = {key: name for name, keys in _FIELDS.items() for key in keys.split()}
_LINE = re.compile(r"\s*(?P<key>[^\W\d_][\w' -]{0,24}?)\s*[:：](?!//)\s*(?P<value>.*)")
_RULE = re.compile(r"\s*[-=_*~–—]{3,}\s*")
_LONGEST = 40


@dataclass(slots=True)
class Header:
    """The fields of a header by their English names, and the lines after it.

    `people` are names that stand apart from one another already.
    """

    rest: list[str]
    fields: dict[str, str] = field(default_factory=dict)
    people: tuple[str, ...] = ()


def read_header(lines: Sequence[str]) -> Header:
    """Read the header of a text file, if it has one.

    A header begins on the first line that is not blank. It names a title or
    at least two fields. A line that begins with white space continues the one
    before (RFC 5322, section 2.2.3). Lines with a name newsleaf does not know
    stay in the text.

    Args:
        lines: clean lines without their ends; blank ones are empty strings.

    Returns:
        The fields, and the lines that remain; all lines when there is none.
    """
    header = Header(rest=[])
    last, after_blank, end = "", False, 0
    for number, line in enumerate(lines[:_LONGEST]):
        match = _LINE.fullmatch(line)
        key = _KEYS.get(match["key"].casefold()) if match else None
        if match and key:
            _add(header.fields, key, match["value"])
            last = key
        elif not line or _RULE.fullmatch(line):
            after_blank = True
            continue
        elif after_blank or not last:
            break
        elif line[0].isspace():
            _add(header.fields, last, line, " ")
        elif match:
            header.rest.append(line)
        else:
            break
        end, after_blank = number + 1, False
    if "title" not in header.fields and len(header.fields) < 2:
        return Header(list(lines))
    header.rest.extend(["", *lines[end:]])
    return header


def _add(fields: dict[str, str], key: str, value: str, parting: str = ", ") -> None:
    value = value.strip()
    fields[key] = f"{fields[key]}{parting}{value}" if fields.get(key) else value
