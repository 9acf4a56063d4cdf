"""Who decides an appeal: a question, asked under the lock of the case. Never he who decided the case."""

from jehat.organization.models import Department

from .heirs import may_have


def judge_of(case, closing, *, now) -> tuple:
    """The department to which the appeal goes and its head; nobody in person where no head of them could decide."""
    places = list(_places(case))
    deciders = {closing.by_id, closing.comment and closing.comment.acting_for_id}
    for place in places:
        if may_have(place.head, case, now=now) and place.head.user_id not in deciders:
            return place, place.head
    return (places[0] if places else case.department), None


def _places(case):
    """The department that the kind of case names, those above its own, the default one, its own."""
    code = case.terms.ruled.appeal_department
    active = Department.objects.active().filter(entity=case.entity_id).select_related("head__user")
    seen = set()
    for place in (code and active.filter(code=code).first(), *_above(case, active), *_default(case, active)):
        if place and place.pk not in seen:
            seen.add(place.pk)
            yield place


def _above(case, active):
    units, parent = {one.pk: one for one in active}, case.department.parent_id
    climbed = set()
    while parent in units and parent not in climbed:
        climbed.add(parent)
        yield units[parent]
        parent = units[parent].parent_id


def _default(case, active):
    yield active.filter(pk=case.entity.default_department_id).first()
    yield active.filter(pk=case.department_id).first()
