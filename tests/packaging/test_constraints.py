"""Every installation gets the versions that these tests ran with."""

from __future__ import annotations

import re
from importlib.metadata import distribution, distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source import ROOT, dependencies

PINNED = re.compile(r"([A-Za-z0-9._-]+)==([0-9][A-Za-z0-9.+!]*)")


def pins() -> dict[str, str]:
    """The version of each distribution in constraints.txt, by its plain name."""
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    matches = [PINNED.fullmatch(line) for line in lines]
    unusual = [line for line, match in zip(lines, matches, strict=True) if not match]
    assert unusual == []
    return {canonicalize_name(match[1]): match[2] for match in matches if match}


def needed() -> dict[str, Requirement]:
    """What newsleaf and its tests need here, and all that those need in turn."""
    waiting = [*dependencies(), *dependencies("dev")]
    found: dict[str, Requirement] = {}
    while waiting:
        need = waiting.pop()
        key = f"{canonicalize_name(need.name)} {sorted(need.extras)}"
        # An environment brings its own pip, and no installation changes it.
        if key not in found and need.name != "pip":
            found[key] = need
            waiting += needs_of(need)
    return found


def installed() -> dict[str, str]:
    """The version of each distribution here; some pins are for other Pythons."""
    return {canonicalize_name(one.name): one.version for one in distributions()}


def needs_of(need: Requirement) -> list[Requirement]:
    environments = [{"extra": extra} for extra in ("", *need.extras)]
    return [
        further
        for further in map(Requirement, distribution(need.name).requires or ())
        if further.marker is None or any(map(further.marker.evaluate, environments))
    ]


def test_a_pin_is_a_name_and_a_version_and_nothing_else() -> None:
    assert pins()


@pytest.mark.parametrize("need", needed().values(), ids=str)
def test_what_is_needed_is_pinned_and_the_pin_will_do(need: Requirement) -> None:
    pinned = pins().get(canonicalize_name(need.name))
    assert pinned is not None, f"{need.name} is missing in constraints.txt"
    assert need.specifier.contains(pinned, prereleases=True)


def test_no_pin_is_left_over() -> None:
    names = {canonicalize_name(need.name) for need in needed().values()}
    assert pins().keys() & installed().keys() - names == set()


def test_these_tests_run_with_what_is_pinned() -> None:
    here = installed()
    differing = {
        name: f"pinned {pinned}, installed {here[name]}"
        for name, pinned in pins().items()
        if here.get(name, pinned) != pinned
    }
    assert differing == {}
