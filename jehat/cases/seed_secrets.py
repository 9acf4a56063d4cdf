"""This area's part of the demonstration: who is cleared, a secret kind of case, and a case that is top secret."""

from dataclasses import dataclass

from django.utils import timezone, translation

from jehat.catalogue.models import Kind
from jehat.catalogue.seed import mark_secret
from jehat.organization.actions import give_grant
from jehat.organization.models import Employee, SecrecyLevel
from jehat.organization.terms import Terms
from jehat.people.models import Beneficiary

from . import actions
from .clearance import SEES
from .models import Case
from .seed_answers import with_answers
from .states import SecrecyGround


@dataclass(frozen=True)
class Secret:
    """A secret case to be: of which kind, how secret, and what it says."""

    kind: str
    level: str
    of_kind: bool
    subject: str
    text: str


SECRETS = (
    Secret(
        "MSD-GRV",
        "secret",
        True,
        "تظلم من قرار يمس بيانات حماية أسرة",
        "أتظلم من القرار المرفق، وأرجو ألا يطلع على التفاصيل إلا المختص.",
    ),
    Secret(
        "WRM-BPC",
        "top_secret",
        False,
        "ترخيص مبنى لمنشأة حيوية",
        "مخططات المبنى محفوظة لدى الجهة المالكة، وتسلم باليد للمختص.",
    ),
)


def keep_secrets(*, now=None) -> list[Case]:
    """Clear an officer and his head for each, and file it; nothing where there are secret cases already."""
    if Case.objects.filter(rank__gt=1).exists():
        return []
    now = now or timezone.now()
    people = Beneficiary.objects.select_related("user").order_by("-user__username")
    with translation.override("ar"):
        return [_kept(one, person.user, now) for one, person in zip(SECRETS, people, strict=False) if _is_staffed(one)]


def _crew(secret) -> list[Employee]:
    """Who takes cases in the department of the kind, and who heads it, the last hired first; the administrator too."""
    kind = Kind.objects.select_related("department__head__user").get(code=secret.kind)
    takers = Employee.objects.active().present(timezone.now()).filter(department=kind.department, takes_cases=True)
    taker = takers.select_related("user").order_by("-user__username").first()
    keeper = Employee.objects.active().of(kind.entity).who_may("grant.give", timezone.now()).select_related("user")
    return [taker, kind.department.head, keeper.first()]


def _is_staffed(secret) -> bool:
    return Kind.objects.filter(code=secret.kind).exists() and all(_crew(secret))


def _kept(secret, person, now) -> Case:
    kind = Kind.objects.select_related("entity", "department").get(code=secret.kind)
    level = SecrecyLevel.objects.get(entity=kind.entity, code=secret.level)
    taker, head, keeper = _crew(secret)
    for employee, scope in ((taker, "own"), (head, "department")):
        give_grant(by=keeper.user, employee=employee, terms=Terms(SEES, scope, highest=level.rank), now=now)
    if secret.of_kind:
        mark_secret(kind, level.code)
    said = with_answers({"subject": secret.subject, "text": secret.text}, person, kind)
    case = actions.submit(by=person, kind=kind, now=now, **said)
    if not secret.of_kind:
        actions.classify(by=head.user, case=case, level=level, ground=SecrecyGround.CONTENT, now=now)
    return case
