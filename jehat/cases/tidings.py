"""What people can be told of a case: data for notices, preferences and templates."""

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from jehat.catalogue.models import Kind
from jehat.notifications.tidings import NEWS, Side, Tiding

from .templatetags.cases import state_of

RECEIVED = Tiding("case.received", _("A case was received"), _("Case %(number)s was received"), Side.BENEFICIARY)
REPLY = Tiding("case.reply", _("The entity wrote"), NEWS.title, Side.BENEFICIARY)
QUESTION = Tiding(
    "case.question",
    _("Something is needed from you"),
    _("Something is needed from you for case %(number)s"),
    Side.BENEFICIARY,
    is_duty=True,
)
MOVED = Tiding("case.moved", _("A case went to another department"), NEWS.title, Side.BENEFICIARY)
CLOSED = Tiding(
    "case.closed",
    _("A case was closed"),
    _("Case %(number)s was closed; the outcome is on its page"),
    Side.BENEFICIARY,
)
WITHDRAWN = Tiding(
    "case.withdrawn", _("A case was withdrawn"), _("Case %(number)s was withdrawn by the beneficiary"), Side.EMPLOYEE
)
NEW = Tiding("case.new", _("A new case"), _("A new case: %(number)s"), Side.EMPLOYEE)
ASSIGNED = Tiding(
    "case.assigned", _("A case was assigned to you"), _("Case %(number)s was assigned to you"), Side.EMPLOYEE
)
REFERRED = Tiding(
    "case.referred", _("A case was referred to you"), _("Case %(number)s was referred to you"), Side.EMPLOYEE
)
TAKEN_BACK = Tiding(
    "case.taken_back",
    _("An assignment was taken back"),
    _("Case %(number)s is not with you any more: the assignment was taken back"),
    Side.EMPLOYEE,
)
WRITTEN = Tiding(
    "case.written", _("The beneficiary wrote"), _("The beneficiary wrote in case %(number)s"), Side.EMPLOYEE
)
ANSWERED = Tiding(
    "case.answered", _("The beneficiary answered"), _("The beneficiary answered in case %(number)s"), Side.EMPLOYEE
)
NOTED = Tiding(
    "case.noted", _("A colleague wrote a note"), _("A colleague wrote a note in case %(number)s"), Side.EMPLOYEE
)
RATED = Tiding("case.rated", _("The beneficiary rated"), _("The beneficiary rated case %(number)s"), Side.EMPLOYEE)
HANDED_OVER = Tiding(
    "case.handed_over",
    _("Cases were handed over to you"),
    _("Cases were handed over to you from a colleague who leaves: %(number)s"),
    Side.EMPLOYEE,
)
OWNERLESS = Tiding(
    "case.ownerless",
    _("A queue has no owner"),
    _("Case %(number)s waits where nobody is in charge; give the department a head"),
    Side.EMPLOYEE,
    is_duty=True,
)
ALL = (
    RECEIVED, REPLY, QUESTION, MOVED, CLOSED, NEW, ASSIGNED, REFERRED, WRITTEN, ANSWERED, NOTED, RATED, OWNERLESS,
    WITHDRAWN, TAKEN_BACK, HANDED_OVER,
)  # fmt: skip

# What a secret kind of case is called outside the platform.
A_SERVICE = _("a service")


def facts(case, *, side: str) -> dict:
    """What a template may say of a case: names and its state, each read in the language that is active then."""
    return {
        "entity": _read(lambda: case.entity.name),
        "kind": A_SERVICE if case.rank or is_secret(case.kind) else _read(lambda: case.kind.name),
        "status": state_of(case, side),
    }


def is_secret(kind: Kind) -> bool:
    return kind.secrecy != "normal"


def _read(name):
    return lazy(name, str)()
