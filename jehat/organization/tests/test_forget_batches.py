from datetime import timedelta

from django.utils import timezone

from jehat.organization import actions, jobs
from jehat.organization.models import Batch

from .tables import DEPARTMENTS, handed_in


def test_what_nobody_took_within_a_day_is_let_go(world):
    handed_in(world, "departments", DEPARTMENTS, ["NEW", "أ", "A", ""])
    assert actions.forget_batches() == 0
    assert actions.forget_batches(now=timezone.now() + timedelta(hours=25)) == 1


def test_the_clock_asks(world):
    handed_in(world, "departments", DEPARTMENTS, ["NEW", "أ", "A", ""])
    Batch.objects.update(created_at=timezone.now() - timedelta(hours=25))
    jobs.forget_batches(0)
    assert not Batch.objects.exists()
