"""How programs come in and what they are told."""

from .answers import forget_answers
from .delivering import claim_delivery, collect, give_up, replay, settle_delivery
from .subscribing import change_webhook, renew_secret, subscribe
from .tokens import add_program, end_program, issue_program_token, issue_token, revoke_token

__all__ = [
    "add_program",
    "change_webhook",
    "claim_delivery",
    "collect",
    "end_program",
    "forget_answers",
    "give_up",
    "issue_program_token",
    "issue_token",
    "renew_secret",
    "replay",
    "revoke_token",
    "settle_delivery",
    "subscribe",
]
