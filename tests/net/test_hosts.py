from __future__ import annotations

import pytest

from reader.net.hosts import is_private

PRIVATE = [
    *("127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3"),
    *("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
    *("169.254.169.254", "100.64.0.1", "100.127.255.255", "198.18.0.1"),
    *("192.0.2.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1"),
    *("2001:db8::1", "100::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1"),
    # What a network translates to version 4 (RFC 6052, 8215, 3056, 4380).
    *("64:ff9b::10.0.0.1", "64:ff9b:1::10.0.0.1", "2002:a00:1::1", "2001::a00:1"),
]
PUBLIC = [
    *("1.2.3.4", "8.8.8.8", "172.32.0.1", "100.128.0.1", "11.0.0.1", "223.255.255.1"),
    *("2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"),
]


@pytest.mark.parametrize("address", PRIVATE)
def test_what_anybody_has_of_their_own_is_private(address: str) -> None:
    assert is_private(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_one_host_of_the_world_is_not(address: str) -> None:
    assert not is_private(address)
