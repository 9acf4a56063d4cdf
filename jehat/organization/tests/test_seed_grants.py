"""The demonstration shows a role of its own, a permission and a denial of single employees, and a delegation."""

from django.utils import timezone

from jehat.organization.models import Delegation, Role
from jehat.organization.seed import load_grants


def test_it_is_there_once(world):
    given, denied = load_grants()
    assert given.employee.standing().reaches_beyond_own("case.see") and not denied.employee.may("case.reject")
    assert Role.objects.get(entity=world.entity, code="follow_up").grants.count() == 2
    delegation = Delegation.objects.live(timezone.now()).get()
    assert delegation.verbs == ["case.complete", "case.refer", "case.see"]
    assert load_grants() == [] and Delegation.objects.count() == 1
