"""Codes of six digits: made, kept only as a blind index, and compared in constant time."""

import hmac
import secrets

from django.utils.translation import gettext

from jehat.core.crypto.blind import blind_index


def renew(proof, now, *, fits: bool = True) -> str:
    """Give a proof a new code and a new end, unsaved; without `fits` no code will ever be the right one."""
    code = f"{secrets.randbelow(10**6):06}"
    proof.code_index = _index(proof, code if fits else secrets.token_hex(16))
    proof.sent_at, proof.expires_at = now, now + proof.LIFETIME
    return code


def fits(proof, code: str) -> bool:
    """Whether this is the code that was sent."""
    return hmac.compare_digest(_index(proof, code), bytes(proof.code_index))


def message(code: str) -> tuple[str, str]:
    """Subject and words of the message with a code."""
    # Translators: an SMS; in Arabic it should not be longer than 70 characters.
    return gettext("Your code for Jehat"), gettext("Your Jehat code is %(code)s. It is valid for 10 minutes.") % {
        "code": code
    }


def already_known() -> tuple[str, str]:
    """What the owner of an account reads instead of a code, when somebody gives his contact as a new one."""
    # Translators: an SMS; in Arabic it should not be longer than 70 characters.
    words = gettext("You already have a Jehat account. Sign in with this contact.")
    return gettext("You already have an account on Jehat"), words


def _index(proof, code: str) -> bytes:
    return blind_index(f"{proof._meta.db_table}.code_index", f"{proof.pk}:{code}")
