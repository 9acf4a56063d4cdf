"""Cases closed before the platform was there come in whole, and nobody is told of them."""

from datetime import timedelta

from django.utils import timezone

from jehat.audit.models import Event
from jehat.cases.actions import take_over
from jehat.cases.former import Former
from jehat.cases.models import Case, Comment
from jehat.cases.states import Outcome, Status
from jehat.cases.timeline import timeline
from jehat.notifications.models import Message, Notice

LONG_AGO = timezone.now() - timedelta(days=200)


def former(world, **given):
    said = {"subject": "رخصة", "words": "تم", "since": LONG_AGO, "until": LONG_AGO + timedelta(days=4)}
    return Former(**{"kind": world.kind, "beneficiary": world.sara, "employee": world.noura, **said, **given})


def test_it_is_whole(world):
    (taken,) = take_over(closed=[former(world)])
    case = Case.objects.with_people().get(pk=taken.pk)
    assert (case.status, case.outcome) == (Status.COMPLETED, Outcome.DONE)
    assert (case.created_at, case.closed_at) == (LONG_AGO, LONG_AGO + timedelta(days=4))
    assert case.assignee == world.noura and case.custodies.get().employee == world.noura
    acts = [(one.act, one.text) for one in case.comments.order_by("created_at")]
    assert acts == [(Comment.Act.SUBMIT, ""), (Comment.Act.COMPLETE, "تم")]
    assert case.openings.filter(user=world.sara).exists()


def test_its_record_tells_what_happened_then_and_that_it_was_taken_over(world):
    (case,) = take_over(closed=[former(world)])
    verbs = list(Event.objects.about(case).order_by("pk").values_list("verb", flat=True))
    assert verbs == ["case.submit", "case.distribute", "case.complete", "case.take_over"]
    done = Event.objects.about(case).get(verb="case.complete")
    assert done.by == world.noura.user and done.at == case.closed_at < done.recorded_at
    told = [one for one in timeline(case, is_team=False) if one.happening]
    assert len(told) >= 3 and all(one.happening.sentence for one in told)


def test_nobody_is_told(world):
    take_over(closed=[former(world), former(world, employee=world.faisal)])
    assert not Notice.objects.exists() and not Message.objects.exists()


def test_numbers_follow_in_the_year_of_filing(world):
    numbers = [case.number for case in take_over(closed=[former(world), former(world), former(world)])]
    assert len({number.rsplit("-", 1)[0] for number in numbers}) == 1
    ends = [int(number.rsplit("-", 1)[1]) for number in numbers]
    assert ends == list(range(ends[0], ends[0] + 3))


def test_many_cost_the_same_few_questions_for_what_can_be_asked_at_once(world, django_assert_max_num_queries):
    with django_assert_max_num_queries(12 * 5 + 20):
        take_over(closed=[former(world) for _ in range(5)])
