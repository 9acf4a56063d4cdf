"""What pages, endpoints and the middleware read of integrations."""

import re

from django.utils import timezone

from jehat.audit.action import VERBS
from jehat.core.crypto.blind import blind_index

from .models import Delivery, Program, Token, Webhook

# What an entity can be told of: acts on what belongs to it. Reading and counting are not news.
OFFERED = ("case.", "organization.", "kind.", "article.", "catalogue.", "brand.")
NOT_NEWS = {"case.open", "case.download", "case.see"}
PAGE = 50
# What is filled into the sentence of an act, e.g. {department}.
PLACE = re.compile(r"\{[^}]*\}")


def token_index(secret: str) -> bytes:
    """Under which a token is found; its secret is kept nowhere."""
    return blind_index("integrations.token", secret)


def bearer(secret: str, now=None) -> Token | None:
    """The valid token of a secret, with its account."""
    found = Token.objects.valid(now or timezone.now()).filter(index=token_index(secret))
    return found.select_related("user", "user__employee__role", "user__employee__entity").first()


def own_tokens(user) -> list[Token]:
    return list(Token.objects.own_of(user).newest_first()[:PAGE])


def revocable_by(user):
    """The tokens a person may end: his own, and those of the programs he looks after."""
    employee = getattr(user, "employee", None)
    if employee is not None and employee.is_active and employee.may("integration.manage"):
        return Token.objects.own_of(user) | Token.objects.of_entity(employee.entity)
    return Token.objects.own_of(user)


def programs(entity) -> list[Program]:
    """The programs of an entity, each with its tokens, newest first."""
    found = entity.programs.select_related("employee__user", "employee__department", "employee__role")
    listed = list(found.order_by("-pk")[:PAGE])
    by_user: dict = {program.employee.user_id: [] for program in listed}
    for token in Token.objects.of_entity(entity).filter(user__in=by_user).newest_first():
        by_user[token.user_id].append(token)
    for program in listed:
        program.issued = by_user[program.employee.user_id]
    return listed


def webhooks(entity) -> list[Webhook]:
    return list(Webhook.objects.of(entity).order_by("-is_active", "-pk"))


def deliveries(webhook, *, after="", state=""):
    """The log of a webhook, newest first, from a mark on."""
    found = Delivery.objects.of(webhook).select_related("event", "webhook")
    if state:
        found = found.filter(state=state)
    return found.newest_first()


def tellable() -> dict:
    """The verbs an entity can be told of, in the order of their names, each with its sentence without particulars."""
    told = {
        name: PLACE.sub("…", str(verb.says))
        for name, verb in VERBS.items()
        if name.startswith(OFFERED) and name not in NOT_NEWS
    }
    return dict(sorted(told.items()))
