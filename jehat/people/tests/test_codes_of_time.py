"""Codes of an app against the table of RFC 6238, and backup codes."""

import base64
from datetime import UTC, datetime

import pytest

from jehat.people import backup_codes, time_codes

SECRET = base64.b32encode(b"12345678901234567890").decode()
# Appendix B of the RFC, the last six of its eight digits.
TABLE = [
    (59, "287082"),
    (1111111109, "081804"),
    (1234567890, "005924"),
    (2000000000, "279037"),
    (20000000000, "353130"),
]


@pytest.mark.parametrize(("moment", "code"), TABLE)
def test_the_codes_are_those_of_the_standard(moment, code):
    assert time_codes.code_at(SECRET, moment // time_codes.PERIOD) == code
    assert time_codes.step_of(SECRET, code, now=datetime.fromtimestamp(moment, UTC)) == moment // time_codes.PERIOD


def test_a_step_before_and_after_are_heard_and_no_more():
    now = datetime.fromtimestamp(1234567890, UTC)
    here = time_codes.step_at(now)
    heard = [time_codes.step_of(SECRET, time_codes.code_at(SECRET, here + off), now=now) for off in (-2, -1, 0, 1, 2)]
    assert heard == [None, here - 1, here, here + 1, None]


def test_no_code_is_none():
    now = datetime.fromtimestamp(59, UTC)
    assert all(time_codes.step_of(SECRET, text, now=now) is None for text in ("", "28708", "abcdef", "٢٨٧٠٨٢"))


def test_the_address_names_who_and_where():
    address = time_codes.address(SECRET, label="سارة القحطاني", issuer="Jehat")
    assert address.startswith("otpauth://totp/Jehat%3A") and f"secret={SECRET}" in address and "issuer=Jehat" in address


def test_backup_codes_can_be_told_apart_and_typed_anyhow():
    codes = backup_codes.new_codes()
    kept = backup_codes.digests(codes)
    assert len(set(kept)) == backup_codes.MANY and codes[0] not in "".join(kept)
    assert len(backup_codes.spent(kept, f" {codes[0].upper().replace('-', '')} ")) == backup_codes.MANY - 1
    assert backup_codes.spent(kept, "22222-22222") is None
