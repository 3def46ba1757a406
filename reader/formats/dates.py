"""Reads the dates that feeds and saved pages carry, in whatever spelling."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

_LONGEST = 100
_YEARS = range(1900, 2101)

# English, French, German, Spanish, Italian, Portuguese, Dutch, Swedish, Danish,
# Norwegian, Polish, Russian and Greek.
_MONTH_NAMES = (
    "jan january janv janvier januar jänner ene enero gen gennaio janeiro januari "
    "sty stycznia янв января ιαν ιανουαρίου",
    "feb february fév févr février februar feber febrero febbraio fev fevereiro "
    "februari lut lutego фев февр февраля φεβ φεβρουαρίου",
    "mar march mars märz maerz mrz marzo março maart mrt marts marca мар марта "
    "μαρ μαρτίου",
    "apr april avr avril abr abril aprile kwi kwietnia апр апреля απρ απριλίου",
    "may mai mayo mag maggio maio mei maj maja май мая μάι μαΐου",
    "jun june juin juni junio giu giugno junho cze czerwca июн июня ιουν ιουνίου",
    "jul july juil juillet juli julio lug luglio julho lip lipca июл июля ιουλ ιουλίου",
    "aug august août ago agosto augustus augusti sie sierpnia авг августа αυγ "
    "αυγούστου",
    "sep sept september septembre septiembre setiembre set settembre setembro wrz "
    "września сен сент сентября σεπ σεπτεμβρίου",
    "oct october octobre okt oktober octubre ott ottobre out outubro paź października "
    "окт октября οκτ οκτωβρίου",
    "nov november novembre noviembre novembro lis listopada ноя нояб ноября νοέ "
    "νοεμβρίου",
    "dec december décembre déc dez dezember dic diciembre dicembre dezembro des "
    "desember gru grudnia дек декабря δεκ δεκεμβρίου",
)


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if letter.isalpha())


_MONTHS = {
    _plain(name): number
    for number, names in enumerate(_MONTH_NAMES, start=1)
    for name in names.split()
}
_FILLERS = {
    "at", "of", "on", "the", "as", "a", "de", "la", "le", "am", "der", "den",
    "uhr", "um", "del", "el", "las", "alle", "il", "ore", "h",
}  # fmt: skip

# RFC 822, section 5.1, and the European and Asian names that feeds use. RFC
# 5322, section 4.3, has every other name, military letters too, mean UTC.
_ZONE_HOURS = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2,
    "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "KST": 9,
}  # fmt: skip

_SECONDS = re.compile(r"\d{9,10}(?:\.\d{1,9})?", re.ASCII)
_MILLISECONDS = re.compile(r"\d{13}", re.ASCII)
_DAY_OF_YEAR = re.compile(r"\d{4}-\d{3}", re.ASCII)
_COMPACT = re.compile(r"(\d{4}\d{2}\d{2})(\d{2}\d{2}(?:\d{2})?)", re.ASCII)
_AFTERNOON = {"p", "下午", "午後", "오후"}
_COMMENT = re.compile(r"\([^()]*\)")
_TIME = re.compile(
    r"""(?:(?<=\d)T|(?<!\d))\s*
    (?: (?P<half_of_day>[上下]午|午[前後]|오[전후])\s* )?
    (?P<hour>\d{1,2})
    (?: \s*(?:[:h]|\.(?=\d\d\s*uhr))\s*(?P<minute>\d{2})
        (?: :(?P<second>\d{2}) (?:[.,](?P<fraction>\d{1,9}))? )? (?!\d)
        (?: \s*(?P<half>[ap])\.?m\b\.? )?
      | \s*(?P<half_only>[ap])\.?m\b\.?
      | \s*(?:h|uhr)\b )
    (?: \s*(?:GMT|UTC?)?(?P<offset>[+-]\d{1,2}(?::?\d{2})?)(?!\d) )?
    (?: \s*(?P<zone>[A-Z][A-Z/_]{0,30})\b )?""",
    re.VERBOSE | re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*[-/.年년]\s*(\d{1,2})(?:\s*[-/.月월]\s*(\d{1,2}))?(?!\d)"
)
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_SLASHES = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_YEAR_ALONE = re.compile(r"\d{4}")
_TOKEN = re.compile(r"(\d+)(?:er|st|nd|rd|th|ra|[º°ª])?(?![^\W\d_])|([^\W\d_]+)")

_Day = tuple[int, int, int]


@lru_cache(maxsize=64)
def parse_date(text: str) -> datetime | None:
    """Read a date, with or without a time and a zone.

    Understood are ISO 8601 and looser forms of it, RFC 822 and RFC 5322 with
    their obsolete zones, seconds and milliseconds since 1970, and dates with
    the month names of thirteen languages. The name of a weekday, in any
    language, is passed over. 03/04/2026, which means two days, is none.

    Args:
        text: the date as it is printed.

    Returns:
        An aware time in UTC; a day or a time without a zone is taken for UTC.
        None when the text is no date or the year is not within 1900 to 2100.
    """
    read = _read(text)
    return None if read is None else _utc(read)


def parse_own_date(text: str) -> datetime | None:
    """Read a date of a file that a person keeps; see `parse_date`.

    A day without a time is one of the person's: it begins at midnight in the
    zone of the machine, so that it is shown as the day that is written.
    """
    read = _read(text)
    # A naive time is taken for one in the zone of the machine.
    return None if read is None else read.astimezone(UTC)


def _read(text: str) -> datetime | None:
    """An aware time in UTC, or a naive midnight where there is a day alone."""
    if len(text) > _LONGEST:
        return None
    text = " ".join(text.split())
    try:
        moment = _from_number(text) or _from_iso(text) or _from_words(text)
        if moment and moment.tzinfo:
            moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if moment and moment.year in _YEARS else None


def _from_number(text: str) -> datetime | None:
    if _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(float(text), UTC)
    if _MILLISECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text) / 1000, UTC)
    if match := _COMPACT.fullmatch(text):
        return _utc(datetime.fromisoformat(f"{match[1]}T{match[2]}"))
    return None


def _from_iso(text: str) -> datetime | None:
    if _DAY_OF_YEAR.fullmatch(text):
        return datetime.strptime(text, "%Y-%j")
    with suppress(ValueError):
        day = date.fromisoformat(text)
        return datetime(day.year, day.month, day.day)
    try:
        return _utc(datetime.fromisoformat(text))
    except ValueError:
        return None


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _from_words(text: str) -> datetime | None:
    text = _COMMENT.sub(" ", text)
    time = _TIME.search(text)
    rest = f"{text[: time.start()]} {text[_end_of(time) :]}" if time else text
    day = _day_of(rest.strip(" ,"))
    if day is None:
        return None
    midnight = datetime(*day)
    if time is None:
        return midnight
    since_midnight, zone = _clock(time), _zone(time)
    return (midnight + since_midnight).replace(tzinfo=zone)


def _end_of(time: re.Match[str]) -> int:
    # In "10:00 Nov 24 2026" the word after the time is a month and no zone.
    zone = time["zone"]
    return time.start("zone") if zone and zone.lower() in _MONTHS else time.end()


def _clock(time: re.Match[str]) -> timedelta:
    hour, minute = int(time["hour"]), int(time["minute"] or 0)
    # A leap second counts as the second before it.
    second = min(int(time["second"] or 0), 59)
    half = time["half"] or time["half_only"] or time["half_of_day"]
    if half:
        hour = hour % 12 + (12 if half.lower() in _AFTERNOON else 0)
    if hour > 24 or minute > 59 or (hour == 24 and (minute or second)):
        raise ValueError("no such time of day")
    microsecond = int((time["fraction"] or "0")[:6].ljust(6, "0"))
    return timedelta(
        hours=hour, minutes=minute, seconds=second, microseconds=microsecond
    )


def _zone(time: re.Match[str]) -> timezone:
    if offset := time["offset"]:
        digits = offset[1:].replace(":", "")
        hours, minutes = digits[:2], digits[2:] if len(digits) > 2 else "0"
        if len(digits) == 3:
            hours, minutes = digits[:1], digits[1:]
        span = timedelta(hours=int(hours), minutes=int(minutes))
        if span >= timedelta(days=1):
            return UTC
        return timezone(-span if offset.startswith("-") else span)
    return timezone(timedelta(hours=_ZONE_HOURS.get((time["zone"] or "").upper(), 0)))


def _day_of(text: str) -> _Day | None:
    return _numeric_day(text) or _named_day(text)


def _numeric_day(text: str) -> _Day | None:
    if match := _YEAR_FIRST.search(text):
        return int(match[1]), int(match[2]), int(match[3] or 1)
    if match := _DAY_FIRST.search(text):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _SLASHES.search(text):
        return _slashed_day(int(match[1]), int(match[2]), int(match[3]))
    if _YEAR_ALONE.fullmatch(text):
        return int(text), 1, 1
    return None


def _slashed_day(first: int, second: int, year: int) -> _Day | None:
    if first > 12 or first == second:
        return year, second, first
    return (year, first, second) if second > 12 else None


def _named_day(text: str) -> _Day | None:
    numbers: list[str] = []
    words: list[str] = []
    for number, word in _TOKEN.findall(text):
        (numbers if number else words).append(number or _plain(word))
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    strange = [word for word in words if word not in _MONTHS and word not in _FILLERS]
    # One strange word is a weekday. So is the first of two "months": "mar." is
    # Tuesday in French, Spanish and Italian.
    if not 1 <= len(months) <= 2 or len(strange) > 1:
        return None
    return _day_and_year(numbers, months[-1])


def _day_and_year(numbers: list[str], month: int) -> _Day | None:
    if len(numbers) == 1 and len(numbers[0]) == 4:
        return int(numbers[0]), month, 1
    if len(numbers) != 2:
        return None
    day, year = numbers if len(numbers[0]) <= 2 else reversed(numbers)
    if len(year) == 2:
        # RFC 5322, section 4.3: 00 to 49 are of this century.
        return int(year) + (2000 if int(year) < 50 else 1900), month, int(day)
    return (int(year), month, int(day)) if len(year) == 4 else None
