import re

import pytest

from jehat.people import actions, jobs

from .conftest import code_in
from .test_reclaim import ASKED

pytestmark = pytest.mark.django_db

LINK = re.compile(r"/account/recover/not-me/([\w-]+)/")


def begun(sent, **given):
    asked = actions.reclaim(**ASKED | given)
    asked = actions.prove_reclaim(reclaim=asked, code=code_in(sent[-1]))
    sent.clear()
    return asked


def test_every_proved_contact_gets_the_link(sent, sara, add):
    actions.contacts.put_contact(sara, "email", "sara@example.test", sara.created_at)
    asked = begun(sent)
    jobs.warn_of_reclaim(reclaim_id=str(asked.pk))
    assert {letter.recipient for letter in sent} == {"+966500000201", "sara@example.test"}
    assert len({LINK.search(letter.body)[1] for letter in sent}) == 1


def test_a_job_that_runs_twice_warns_once(sent, sara):
    asked = begun(sent)
    assert actions.warn_of_reclaim(reclaim_id=asked.pk)
    assert not actions.warn_of_reclaim(reclaim_id=asked.pk)
    assert len(sent) == 1


def test_where_there_is_no_account_nobody_is_warned(sent, sara):
    asked = begun(sent, former="0500000777")
    assert not actions.warn_of_reclaim(reclaim_id=asked.pk)
    assert not sent
