"""Keyrings for tests: one that keeps secrets in memory, and which one is used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import keyring
import keyring.backend

Keyring = TypeVar("Keyring", bound=keyring.backend.KeyringBackend)


class Remembered(keyring.backend.KeyringBackend):
    """What was put into it is in `kept`, by service and user."""

    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@contextmanager
def using(keys: Keyring) -> Iterator[Keyring]:
    """Have newsleaf use a keyring in place of that of the system."""
    before = keyring.get_keyring()
    keyring.set_keyring(keys)
    try:
        yield keys
    finally:
        keyring.set_keyring(before)
