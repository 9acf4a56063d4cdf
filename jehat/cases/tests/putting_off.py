"""What tests of postponement share."""

from datetime import timedelta

from django.utils import timezone

from jehat.cases import actions
from jehat.cases.models import Case

WHY = "The committee meets then."


def days_on(number):
    return timezone.localdate() + timedelta(days=number)


def asked_for(world, case, number=7) -> Case:
    """The case, its holder having asked to put it off for so many days."""
    actions.postpone(by=world.noura.user, case=case, until=days_on(number), reason=WHY)
    return Case.objects.get(pk=case.pk)


def put_off(world, case, number=7) -> Case:
    actions.grant_postponement(by=world.huda.user, case=asked_for(world, case, number), words=WHY)
    return Case.objects.get(pk=case.pk)
