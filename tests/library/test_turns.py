from __future__ import annotations

import asyncio
from contextlib import aclosing

import pytest

from reader.library.turns import Free, in_turns


async def test_a_host_has_its_next_turn_once_it_is_free() -> None:
    at_work: list[str] = []
    waiting = asyncio.Event()
    begun = []

    async def do(what: str, free: Free) -> str:
        host = what[0]
        assert host not in at_work
        at_work.append(host)
        begun.append(what)
        await asyncio.sleep(0)
        at_work.remove(host)
        free()
        if what == "a1":
            await waiting.wait()  # the rest of a turn holds up no other
        return what

    turns = [(what[0], what) for what in ("a1", "a2", "a3", "b1")]
    done = []
    async for one in in_turns(turns, do, at_once=3):
        done.append(one)
        if len(done) == len(turns) - 1:
            waiting.set()
    assert begun[:2] == ["a1", "b1"]
    assert done[-1] == "a1"
    assert sorted(done) == ["a1", "a2", "a3", "b1"]


async def test_no_more_are_in_hand_than_may_be() -> None:
    in_hand = most = 0

    async def do(what: int, free: Free) -> int:
        nonlocal in_hand, most
        in_hand += 1
        most = max(most, in_hand)
        free()
        await asyncio.sleep(0)
        in_hand -= 1
        return what

    hosts = [(str(number), number) for number in range(50)]
    assert len([one async for one in in_turns(hosts, do, at_once=4)]) == 50
    assert most == 4


async def test_an_error_is_told_and_ends_the_others() -> None:
    ended = []

    async def do(what: str, _free: Free) -> str:
        if what == "bad":
            raise ValueError(what)
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(what)
        return what

    turns = in_turns([("a", "stuck"), ("b", "bad")], do, at_once=2)
    async with aclosing(turns):
        with pytest.raises(ValueError, match="bad"):
            await anext(turns)
    assert ended == ["stuck"]


async def test_nothing_to_do_is_done() -> None:
    async def do(_what: str, _free: Free) -> None:
        raise AssertionError("there is nothing")

    assert [one async for one in in_turns([], do, at_once=2)] == []
