"""Canned replies for tests."""

from jehat.cases.models import CannedReply


def make_reply(world, *, scope="own", employee=None, **fields) -> CannedReply:
    """A reply of Noura's, of her department or of the entity."""
    employee = employee or world.noura
    given = {"title": "Soon", "arabic": "قريبًا يا {beneficiary}", "english": "Soon, {beneficiary}"} | fields
    return CannedReply.objects.create(
        entity=employee.entity,
        department=employee.department if scope == "department" else None,
        employee=employee if scope == "own" else None,
        by=employee.user,
        **given,
    )
