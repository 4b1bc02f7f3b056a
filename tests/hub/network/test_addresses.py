"""Keys of records in addresses and forms: whatever a stranger writes there is a number that a database can look for."""

import pytest

from enishi.hub.network.addresses import key_in


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("7", 7),
        ("0", 0),
        ("", 0),
        ("-7", 0),
        ("7.0", 0),
        ("７", 0),
        ("9" * 17, int("9" * 17)),
        ("9" * 18, 0),
        ("seven", 0),
    ],
)
def test_key_is_a_short_number_in_plain_digits(text, key):
    assert key_in(text) == key
