from datetime import timedelta

from django.utils import timezone

from jehat.integrations import actions, jobs
from jehat.integrations.models import KeptAnswer


def kept(world, age):
    return KeptAnswer.objects.create(
        user=world.sara, key=bytes([age] * 16), request=b"r" * 16, created_at=timezone.now() - timedelta(hours=age)
    )


def test_an_answer_is_kept_for_a_day(world):
    kept(world, 25)
    fresh = kept(world, 23)
    assert actions.forget_answers() == 1
    assert list(KeptAnswer.objects.all()) == [fresh]


def test_the_clock_asks(world):
    kept(world, 30)
    jobs.forget_answers(0)
    assert not KeptAnswer.objects.exists()
