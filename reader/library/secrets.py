"""Looks up the secrets that servers ask feeds for, and keeps none of them.

A secret is in memory for a round of requests at most. It is in no error and in no
value that can be printed, and never written but by `keep_secret`, into the keyring.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
from base64 import b64encode
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.content.address import public_address
from reader.content.feed_settings import COMMAND, ENVIRONMENT, KEYRING
from reader.model.errors import SecretError
from reader.model.feed_settings import FeedSettings

if TYPE_CHECKING:
    from types import ModuleType

SERVICE = "newsleaf"
"""What the keyring knows newsleaf's secrets by."""

SECONDS = 10.0
"""How long the password command may take."""

_PLACE = re.compile(r"\{(host|login|url)\}")
_NOT_IN_FIELD = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")  # RFC 9110, section 5.5
_LONGEST = 8_000
_INSTALL = "`pip install 'newsleaf[keyring]'` brings it"
_ELSEWHERE = "take the secret from env:NAME or a command instead"


class Secrets:
    """The secrets of one round; each is looked up once, one after the other.

    A program that asks the person for a password is not started twice at a time.
    """

    def __init__(self, command: Sequence[str] = (), seconds: float = SECONDS) -> None:
        """Look up secrets, with the command of the configuration for those it has."""
        self._command = command
        self._seconds = seconds
        self._found: dict[tuple[str, ...], str | SecretError] = {}
        self._lock = asyncio.Lock()

    async def header_field(
        self, url: str, settings: FeedSettings
    ) -> tuple[str, str] | None:
        """The header field that shows a feed's server who asks; None without one.

        Each character of the value stands for one byte.

        Raises:
            SecretError: the secret could not be had, or cannot be sent.
        """
        if not (settings.login or settings.secret_field) or url.startswith("file:"):
            return None
        secret = await self._secret(url, settings)
        if _NOT_IN_FIELD.search(secret) or len(secret) > _LONGEST:
            reason = "its secret holds characters that cannot be sent, or is too long"
            raise SecretError(public_address(url), reason)
        if settings.secret_field:
            return settings.secret_field, secret.encode().decode("latin-1")
        pair = f"{settings.login}:{secret}".encode()  # RFC 7617, section 2
        return "Authorization", f"Basic {b64encode(pair).decode()}"

    async def _secret(self, url: str, settings: FeedSettings) -> str:
        login, source = settings.login or "", settings.secret_from
        address = public_address(url)
        if source is None and settings.secret_field:
            reason = f"nothing is set that gives the value of {settings.secret_field}"
            raise SecretError(address, reason)
        if source is None:
            return ""  # some servers take a token as login, and no password
        if source.startswith(ENVIRONMENT):
            return _from_environment(address, source.removeprefix(ENVIRONMENT))
        if source == KEYRING:
            words: tuple[str, ...] = (KEYRING, keyring_user(url, login))
        else:
            words = (COMMAND, *_filled(self._command, address, login))
        async with self._lock:
            if words not in self._found:
                self._found[words] = await self._looked_up(words, address)
            found = self._found[words]
        if isinstance(found, SecretError):
            raise SecretError(address, found.reason, found.hint)
        return found

    async def _looked_up(self, words: Sequence[str], address: str) -> str | SecretError:
        """What the keyring or the command gives; an error is remembered as well."""
        try:
            if words[0] == KEYRING:
                return await asyncio.to_thread(_from_keyring, address, words[1])
            return await _from_command(address, words[1:], self._seconds)
        except SecretError as error:
            return error


def keyring_user(url: str, login: str) -> str:
    """The name under which the keyring has the secret of a feed."""
    address = public_address(url)
    return f"{login}@{address}" if login else address


def keep_secret(url: str, login: str, secret: str) -> None:
    """Put the secret of a feed into the keyring of the system.

    Raises:
        SecretError: there is no keyring, or it refuses.
    """
    address = public_address(url)
    keyring = _keyring(address)
    try:
        keyring.set_password(SERVICE, keyring_user(url, login), secret)
    except (keyring.errors.KeyringError, OSError) as error:
        reason = "the keyring does not take its secret"
        raise SecretError(address, reason, _ELSEWHERE) from error


def _from_environment(address: str, name: str) -> str:
    secret = os.environ.get(name)
    if not secret:
        reason = f"the environment variable {name}, which has its secret, is not set"
        raise SecretError(address, reason)
    return secret


def _from_keyring(address: str, user: str) -> str:
    keyring = _keyring(address)
    try:
        secret = keyring.get_password(SERVICE, user)
    except (keyring.errors.KeyringError, OSError) as error:
        reason = "the keyring does not give its secret"
        raise SecretError(address, reason, "is it locked?") from error
    if not secret:
        hint = "`newsleaf feed set FEED --password` puts it there"
        raise SecretError(address, "its secret is not in the keyring", hint)
    return str(secret)


def _keyring(address: str) -> ModuleType:
    """The package keyring, which not everybody has.

    Raises:
        SecretError: it is not installed.
    """
    try:
        import keyring  # 61 ms, which only a feed with a secret needs
        import keyring.errors
    except ImportError as error:
        reason = "the Python package keyring is not installed"
        raise SecretError(address, reason, _INSTALL) from error
    return keyring


def _filled(command: Sequence[str], address: str, login: str) -> list[str]:
    """The command for one feed; what is put in is never split nor read again."""
    host = urlsplit(address).hostname or ""
    values = {"host": host, "login": login, "url": address}
    return [_PLACE.sub(lambda found: values[found[1]], word) for word in command]


async def _from_command(address: str, command: Sequence[str], seconds: float) -> str:
    """The first line that a command prints, in a session without a terminal."""
    hint = "see password_command in the configuration"
    if not command:
        raise SecretError(address, "no password_command is configured", hint)
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        raise SecretError(
            address, f"the password command {command[0]} cannot be started", hint
        ) from error
    try:
        async with asyncio.timeout(seconds):
            printed, _ = await process.communicate()
    except TimeoutError as error:
        reason = f"the password command took longer than {seconds:g} seconds"
        raise SecretError(address, reason, hint) from error
    finally:
        # What it started goes with it.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
    secret = printed.decode(errors="replace").partition("\n")[0].rstrip("\r")
    if process.returncode or not secret:
        reason = "the password command failed, or printed nothing"
        raise SecretError(address, reason, hint)
    return secret
