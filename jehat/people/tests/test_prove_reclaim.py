from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from jehat.core.verdict import Refused
from jehat.people import actions, queue
from jehat.people.models import Reclaim

from .conftest import code_in, other_than
from .test_reclaim import ASKED, TYPED

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(sent, sara):
    return actions.reclaim(**ASKED)


def test_the_time_to_object_begins(asked, sent):
    proved = actions.prove_reclaim(reclaim=asked, code=code_in(sent[0]))
    assert proved.ripe_at - proved.proved_at == timedelta(hours=72)
    assert proved.is_pending(timezone.now()) and not proved.is_pending(timezone.now() + timedelta(days=31))
    assert ProcrastinateJob.objects.get(task_name=queue.WARN_OF_RECLAIM).args == {"reclaim_id": str(asked.pk)}


def test_proving_twice_is_once(asked, sent):
    first = actions.prove_reclaim(reclaim=asked, code=code_in(sent[0]))
    again = actions.prove_reclaim(reclaim=asked, code="000000", now=timezone.now() + timedelta(hours=1))
    assert again.ripe_at == first.ripe_at
    assert ProcrastinateJob.objects.filter(task_name=queue.WARN_OF_RECLAIM).count() == 1


def test_a_wrong_code_costs_an_attempt_and_five_close_it(asked, sent):
    for _number in range(5):
        assert actions.prove_reclaim(reclaim=asked, code=other_than(code_in(sent[0]))) is None
    with pytest.raises(Refused, match="too often"):
        actions.prove_reclaim(reclaim=asked, code=code_in(sent[0]))


def test_the_page_shows_number_and_time(client, sent, sara):
    client.post(reverse("people:reclaim"), TYPED)
    address = reverse("people:prove_reclaim")
    assert client.post(address, {"code": other_than(code_in(sent[0]))}).status_code == 422
    assert client.post(address, {"code": code_in(sent[0])}).url == address
    assert Reclaim.objects.get().number in client.get(address).content.decode()
