from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reader.library import parse_pool
from reader.library.library import Library
from reader.library.schedule import DAY, HOUR, LONGEST_WAIT
from reader.model.feed import Validators
from reader.store.times import from_seconds
from tests.cli.conftest import Shell
from tests.conftest import PERSONAL
from tests.library.making import Clock, assert_sound, rss
from tests.misbehaving.behaviour import AFTER, NEVER, READ_SECONDS, Behaviour
from tests.misbehaving.certificates import Certificates
from tests.misbehaving.table import BEHAVIOURS
from tests.misbehaving.town import Seen, follow, round_of, town
from tests.net.servers import always, fields, ok
from tests.tui.app_support import reading
from tests.tui.test_main_health import open_health

pytestmark = [
    pytest.mark.xdist_group("misbehaving"),  # one round is for all tests
    pytest.mark.skipif(
        sys.platform != "linux", reason="127.0.1.1 is this machine on Linux only"
    ),
]


def each_of(behaviours: Sequence[Behaviour]) -> pytest.MarkDecorator:
    names = [behaviour.name for behaviour in behaviours]
    return pytest.mark.parametrize("behaviour", behaviours, ids=names)


ABLE = [behaviour for behaviour in BEHAVIOURS if behaviour.can_mend]
FIRST_SHOWN = 12
MENDED = Validators('"mended"')


@dataclass
class Chronicle:
    """What came of the servers by the names of their behaviours.

    First comes a round in which they misbehave, at the time `at`, and after which
    the file `library` was put aside; then one in which those that can serve as they
    should do so.
    """

    at: int
    library: Path
    urls: dict[str, str] = field(default_factory=dict)
    first: dict[str, Seen] = field(default_factory=dict)
    mended: dict[str, Seen] = field(default_factory=dict)


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chronicle]:
    directory = tmp_path_factory.mktemp("town")
    certificates = Certificates(directory)
    with pytest.MonkeyPatch.context() as patch:
        for name in PERSONAL:
            patch.delenv(name, raising=False)
        patch.setenv("SSL_CERT_FILE", str(certificates.bundle))
        patch.setattr(parse_pool, "DEADLINE", READ_SECONDS)
        yield asyncio.run(live(directory, certificates))


async def live(directory: Path, certificates: Certificates) -> Chronicle:
    path, aside = directory / "library.db", directory / "aside.db"
    clock = Clock()
    chronicle = Chronicle(clock.now, aside)
    async with town(BEHAVIOURS, certificates) as houses:
        with Library(path, clock) as library:
            follow(library, houses)
            chronicle.urls = {house.behaviour.name: house.url for house in houses}
            chronicle.first = await round_of(library, clock, houses)
        shutil.copyfile(path, aside)
        clock.now += LONGEST_WAIT + DAY
        able = [house for house in houses if house.behaviour.can_mend]
        for house in able:
            house.mended = always(ok(rss("later", *AFTER), 'ETag: "mended"'))
        with Library(path, clock) as library:
            chronicle.mended = await round_of(library, clock, able)
            assert_sound(library)
    return chronicle


def asked_with(request: bytes) -> Validators:
    """The validators of a request, byte for byte."""
    sent = fields(request)
    etag, modified = (
        sent[name].decode("latin-1") if name in sent else None
        for name in (b"if-none-match", b"if-modified-since")
    )
    return Validators(etag, modified)


def test_each_name_is_of_one_behaviour() -> None:
    assert len({behaviour.name for behaviour in BEHAVIOURS}) == len(BEHAVIOURS)


@each_of(BEHAVIOURS)
def test_its_reason_is_told_in_plain_words(
    chronicle: Chronicle, behaviour: Behaviour
) -> None:
    seen = chronicle.first[behaviour.name]
    told = "" if seen.fetched.error is None else seen.fetched.error.reason
    assert told in behaviour.reason.split("|")
    noted = told or behaviour.remark
    assert seen.last_error == (noted or None)
    assert seen.state.failures == (1 if noted else 0)


@each_of(BEHAVIOURS)
def test_the_next_try_is_when_it_should_be(
    chronicle: Chronicle, behaviour: Behaviour
) -> None:
    state = chronicle.first[behaviour.name].state
    if behaviour.pause is NEVER:
        assert state.gone_at == chronicle.at
    else:
        assert (state.next_at, state.gone_at) == (chronicle.at + behaviour.pause, None)


PLANS = {
    HOUR: "asked again in 60 minutes",
    2 * HOUR: "asked again in 2 hours",
    DAY: "asked again in 24 hours",
}


@each_of(BEHAVIOURS)
def test_the_health_screen_says_why_and_when(
    chronicle: Chronicle, behaviour: Behaviour
) -> None:
    health, pause = chronicle.first[behaviour.name].health, behaviour.pause
    trouble = behaviour.reason or behaviour.remark
    if pause is NEVER:
        trouble = "its server says that it is gone for good"
        assert health.next_fetch is None
    else:
        assert health.next_fetch == from_seconds(chronicle.at + pause)
    assert health.trouble in trouble.split("|")
    assert health.plan == (behaviour.plan or PLANS[pause or 0])


@each_of(BEHAVIOURS)
def test_nothing_is_lost_by_it(chronicle: Chronicle, behaviour: Behaviour) -> None:
    seen = chronicle.first[behaviour.name]
    assert seen.titles == behaviour.titles
    assert seen.state.validators == behaviour.kept
    assert seen.state.url == chronicle.urls[behaviour.name]


@each_of(BEHAVIOURS)
def test_it_is_asked_no_more_than_once_and_with_what_it_gave(
    chronicle: Chronicle, behaviour: Behaviour
) -> None:
    seen = chronicle.first[behaviour.name]
    assert len(seen.requests) == behaviour.asked
    for number, request in enumerate(seen.requests):
        # They mean nothing at the address that a redirect leads to.
        validators = Validators() if number else behaviour.validators
        assert asked_with(request) == validators
        assert not {b"cookie", b"referer"} & set(fields(request))


@each_of(ABLE)
def test_what_it_serves_once_it_is_mended_is_read(
    chronicle: Chronicle, behaviour: Behaviour
) -> None:
    before, seen = chronicle.first[behaviour.name], chronicle.mended[behaviour.name]
    assert seen.fetched.error is None
    assert (seen.last_error, seen.state.failures, seen.state.gone_at) == (None, 0, None)
    assert {*AFTER, "later"} <= set(seen.titles)
    assert seen.state.validators == MENDED
    (request,) = seen.requests
    assert asked_with(request) == before.state.validators


def test_the_shell_says_the_same(
    chronicle: Chronicle,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("NEWSLEAF_LIBRARY", str(chronicle.library))
    shell = Shell(chronicle.library, capsys)
    told = {one["id"]: one for one in shell("feeds", "--health", "--json").json}
    assert len(told) == len(BEHAVIOURS)
    for seen in chronicle.first.values():
        one, next_fetch = told[seen.fetched.feed_id], seen.health.next_fetch
        assert one["trouble"] == seen.health.trouble
        assert one["next_fetch"] == (next_fetch and next_fetch.isoformat())
    lines = shell("feeds", "--health").out.splitlines()
    assert lines[0].split()[1] == "gone", "the worst first"
    for words in ("took longer than", "is larger than 1 MB", "certificate has expired"):
        assert any(words in line for line in lines)


async def test_the_screen_says_the_same(chronicle: Chronicle) -> None:
    with Library(chronicle.library) as library:
        async with reading(library) as reader:
            await open_health(reader)
            for one in library.tending.health()[:FIRST_SHOWN]:
                trouble = one.trouble[0].upper() + one.trouble[1:]
                plan = one.plan.partition(" in ")[0]  # minutes go by
                await reader.sees(one.url, trouble, f"Next: {plan}")
                await reader.press("j")
