"""Check digits of organisations' numbers."""

import pytest

from enishi.organisations import is_corporate_number, is_ror, ror_of


@pytest.mark.parametrize("number", ["7000012050002", "5010001008846"])
def test_corporate_number_with_its_check_digit_is_one(number):
    assert is_corporate_number(number)


@pytest.mark.parametrize("number", ["7000012050003", "7000012050020", "700001205000", "", "0000012050002"])
def test_corporate_number_mistyped_or_of_another_length_is_none(number):
    assert not is_corporate_number(number)


def test_ror_id_with_its_check_digits_is_one():
    assert [is_ror(number) for number in ("027ka1x80", "01zpqad83", "027ka1x81", "072ka1x80", "127ka1x80")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_ror_of_takes_the_address_or_the_bare_id():
    assert ror_of(" https://ror.org/027ka1x80") == ror_of("027KA1X80") == "027ka1x80"
    assert ror_of("https://ror.org/027ka1x81") == ""
