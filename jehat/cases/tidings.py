"""What people can be told of a case: data for notices, preferences and templates."""

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from jehat.catalogue.models import Kind
from jehat.notifications.tidings import NEWS, Side, Tiding

from .templatetags.cases import state_of

RECEIVED = Tiding(
    "case.received", _("A case was received"), _("Case %(number)s was received"), Side.BENEFICIARY, takes_reply=True
)
REPLY = Tiding("case.reply", _("The entity wrote"), NEWS.title, Side.BENEFICIARY, takes_reply=True)
QUESTION = Tiding(
    "case.question",
    _("Something is needed from you"),
    _("Something is needed from you for case %(number)s"),
    Side.BENEFICIARY,
    is_duty=True,
    takes_reply=True,
)
MOVED = Tiding("case.moved", _("A case went to another department"), NEWS.title, Side.BENEFICIARY, takes_reply=True)
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
RETURNED = Tiding(
    "case.returned",
    _("A referral came back to you"),
    _("Case %(number)s came back to you from a referral"),
    Side.EMPLOYEE,
)
RECALLED = Tiding(
    "case.recalled",
    _("A referral was recalled"),
    _("Case %(number)s is not with you any more: its sender has it again"),
    Side.EMPLOYEE,
)
RECALL_ASKED = Tiding(
    "case.recall_asked",
    _("A sender asks to have a case back"),
    _("The sender of case %(number)s asks to have it back"),
    Side.EMPLOYEE,
)
RECALL_DECLINED = Tiding(
    "case.recall_declined",
    _("A case you asked for was not let go"),
    _("Case %(number)s stays where you referred it"),
    Side.EMPLOYEE,
)
COPIED = Tiding(
    "case.copied", _("A copy of a case was sent to you"), _("A copy of case %(number)s was sent to you"), Side.EMPLOYEE
)
CAME_HOME = Tiding(
    "case.came_home",
    _("Another entity ended its part"),
    _("The other entity ended its part of case %(number)s; go on with it"),
    Side.EMPLOYEE,
)
CLIMBED = Tiding(
    "case.climbed",
    _("A case climbed to you"),
    _("Several said that case %(number)s is not theirs; decide whose it is"),
    Side.EMPLOYEE,
)
PRIORITISED = Tiding(
    "case.prioritised",
    _("The priority of a case was changed"),
    _("The priority of case %(number)s was changed"),
    Side.EMPLOYEE,
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
NEARLY_LATE = Tiding(
    "case.nearly_late",
    _("The time of a case is nearly over"),
    _("The time of case %(number)s is nearly over"),
    Side.EMPLOYEE,
)
LATE = Tiding(
    "case.late", _("The time of a case is over"), _("The time of case %(number)s is over"), Side.EMPLOYEE, is_duty=True
)
PASSED_UP = Tiding(
    "case.passed_up",
    _("A late case came up to you"),
    _("Case %(number)s is late and nobody ended it: it came up to you"),
    Side.EMPLOYEE,
    is_duty=True,
)
UNHEARD = Tiding(
    "case.unheard",
    _("A late case has nobody above it"),
    _("Case %(number)s is late, and nobody above it is left to be told; look after its department"),
    Side.EMPLOYEE,
    is_duty=True,
)
URGED = Tiding(
    "case.urged", _("A case is asked after"), _("Case %(number)s is asked after: it is to be seen to"), Side.EMPLOYEE
)
PUT_OFF = Tiding(
    "case.put_off",
    _("A case was postponed"),
    _("Case %(number)s was postponed; the new day and the reason are on its page"),
    Side.BENEFICIARY,
)
TO_DECIDE = Tiding(
    "case.to_decide",
    _("A postponement waits for your decision"),
    _("A postponement of case %(number)s waits for your decision"),
    Side.EMPLOYEE,
    is_duty=True,
)
NOT_PUT_OFF = Tiding(
    "case.not_put_off",
    _("A postponement was refused"),
    _("The postponement of case %(number)s was refused; its work goes on"),
    Side.EMPLOYEE,
)
RESUMED = Tiding(
    "case.resumed",
    _("A case that stood still goes on"),
    _("Case %(number)s goes on: it stands still no more"),
    Side.EMPLOYEE,
)
RATED = Tiding("case.rated", _("The beneficiary rated"), _("The beneficiary rated case %(number)s"), Side.EMPLOYEE)
HANDED_OVER = Tiding(
    "case.handed_over",
    _("Cases were handed over to you"),
    _("Cases were handed over to you from a colleague who leaves: %(number)s"),
    Side.EMPLOYEE,
)
MENTIONED = Tiding(
    "case.mentioned",
    _("A colleague named you in a note"),
    _("A colleague named you in a note on case %(number)s"),
    Side.EMPLOYEE,
)
FOLLOWED = Tiding(
    "case.followed",
    _("News in a case you follow"),
    _("There is news in case %(number)s, which you follow"),
    Side.EMPLOYEE,
)
REASSIGNMENT_ASKED = Tiding(
    "case.reassignment_asked",
    _("A colleague asks to give a case to another"),
    _("A colleague asks for case %(number)s to go to another"),
    Side.EMPLOYEE,
)
REASSIGNMENT_GRANTED = Tiding(
    "case.reassignment_granted",
    _("Your case went to another as you asked"),
    _("Case %(number)s went to another as you asked"),
    Side.EMPLOYEE,
)
REASSIGNMENT_REFUSED = Tiding(
    "case.reassignment_refused",
    _("A case stays with you"),
    _("Case %(number)s stays with you; the reason is on its page of assignment"),
    Side.EMPLOYEE,
)
AWAY_COLLEAGUE = Tiding(
    "case.away_colleague",
    _("Cases of a colleague who is away came to you"),
    _("Cases of a colleague who is away came to you: %(number)s"),
    Side.EMPLOYEE,
)
OWNERLESS = Tiding(
    "case.ownerless",
    _("A queue has no owner"),
    _("Case %(number)s waits where nobody is in charge; give the department a head"),
    Side.EMPLOYEE,
    is_duty=True,
)
REMINDED = Tiding(
    "case.reminded",
    _("What is needed from you is still missing"),
    _("Your answer in case %(number)s is still missing; without it the case is closed when its time is over"),
    Side.BENEFICIARY,
    is_duty=True,
)
UNANSWERED = Tiding(
    "case.unanswered",
    _("A case was closed without the beneficiary's answer"),
    _("Case %(number)s was closed, since the beneficiary did not answer in time"),
    Side.EMPLOYEE,
)
DISPUTED = Tiding(
    "case.disputed",
    _("A beneficiary says it is not solved"),
    _("Case %(number)s is not solved, says the beneficiary; it came back to you"),
    Side.EMPLOYEE,
)
TAKEN_UP = Tiding(
    "case.taken_up",
    _("A case was taken up again"),
    _("Case %(number)s was taken up again; the work on it goes on"),
    Side.BENEFICIARY,
)
APPEALED = Tiding(
    "case.appealed",
    _("An appeal waits for your decision"),
    _("An appeal against the rejection of case %(number)s waits for your decision"),
    Side.EMPLOYEE,
    is_duty=True,
)
DECIDED = Tiding(
    "case.decided",
    _("Your appeal was decided"),
    _("The appeal in case %(number)s was decided; the decision is on its page"),
    Side.BENEFICIARY,
)
EXPIRING = Tiding(
    "document.expiring",
    _("A document of yours ends soon"),
    _("A document that you gave in case %(number)s ends soon"),
    Side.BENEFICIARY,
)
ALL = (
    NEARLY_LATE, LATE, PASSED_UP, UNHEARD, URGED, PUT_OFF, TO_DECIDE, NOT_PUT_OFF, RESUMED, EXPIRING, RECEIVED, REPLY,
    QUESTION, MOVED, CLOSED, NEW, ASSIGNED, REFERRED, WRITTEN, ANSWERED, NOTED, RATED, OWNERLESS, WITHDRAWN,
    TAKEN_BACK, HANDED_OVER, DISPUTED, TAKEN_UP, FOLLOWED, APPEALED, DECIDED, REMINDED, UNANSWERED, RETURNED,
    RECALLED, RECALL_ASKED, RECALL_DECLINED, CLIMBED, REASSIGNMENT_ASKED, REASSIGNMENT_GRANTED, REASSIGNMENT_REFUSED,
    PRIORITISED,
    AWAY_COLLEAGUE, MENTIONED, CAME_HOME, COPIED,
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
