"""The proxy that a request goes through: its feed's own, or the environment's."""

from __future__ import annotations

import os

from reader.model.errors import FetchError
from reader.net.address import PORTS, Url, read_url

Proxies = dict[str, Url]
"""The proxies of the environment, by the scheme of the addresses they are for."""


def environment_proxies() -> Proxies:
    """Read the proxies that the environment names (`HTTPS_PROXY`, `ALL_PROXY`).

    Raises:
        FetchError: one of them cannot be used.
    """
    if not any(name.lower().endswith("_proxy") for name in os.environ):
        return {}
    from urllib.request import getproxies_environment  # few have a proxy

    named = getproxies_environment()
    return {
        scheme: read_proxy(address, "the proxy that the environment names")
        for scheme in PORTS
        if (address := named.get(scheme) or named.get("all"))
    }


def proxy_for(url: Url, proxies: Proxies) -> Url | None:
    """The proxy of the environment for an address; `NO_PROXY` may except its host."""
    proxy = proxies.get(url.scheme)
    if proxy is None:
        return None
    from urllib.request import proxy_bypass  # few have a proxy

    return None if proxy_bypass(url.authority) else proxy


def read_proxy(address: str, subject: str) -> Url:
    """Read the address of a proxy; one without a scheme is asked by http.

    Raises:
        FetchError: newsleaf cannot use it; `subject` says what it is.
    """
    try:
        proxy = read_url(address if "://" in address else f"http://{address}")
    except ValueError as error:
        raise _useless(subject) from error
    if proxy.scheme not in PORTS:
        raise _useless(subject)
    return proxy


def _useless(subject: str) -> FetchError:
    hint = "newsleaf knows http:// and https:// proxies"
    return FetchError(subject, "cannot be used", hint, temporary=False)
