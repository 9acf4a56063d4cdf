"""Who says when the cases of an entity climb."""

from jehat.core.verdict import Verdict
from jehat.organization.permissions.administering import may_administer


def can_change_escalation(user, entity) -> Verdict:
    return may_administer(user, entity.pk, "escalation.change")
