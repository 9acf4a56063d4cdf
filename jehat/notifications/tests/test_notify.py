"""Who is told, once, in which language; and that what is written of it is sealed."""

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from jehat.audit.record import record
from jehat.notifications.models import Message, Notice
from jehat.notifications.notify import notify
from jehat.people.models import Identifier, User

from .conftest import NUMBER, queued

SAID = gettext_lazy("Sending of a message began")


def test_a_beneficiary_gets_a_notice_a_mail_and_a_text(people, event, tells):
    (notice,) = notify([tells(people.imran)], of=event)
    assert (notice.to, notice.title, notice.url) == (people.imran, NUMBER, f"/cases/{NUMBER}")
    mail, text = Message.objects.order_by("channel")
    assert (mail.recipient, text.recipient) == ("p09@example.test", "+966500000109")
    assert f"/cases/{NUMBER}" in mail.body and NUMBER in mail.subject
    assert NUMBER in text.body and "http" not in text.body
    assert {mail.state, text.state} == {Message.State.PENDING}


def test_a_colleague_gets_a_notice_alone(people, event, tells):
    event = record("case.note", None, by=people.imran)
    assert len(notify([tells(people.noura, is_external=False)], of=event)) == 1
    assert not Message.objects.exists()
    assert not queued().exists()


def test_nobody_is_told_of_his_own_act(people, event, tells):
    assert notify([tells(people.noura)], of=event) == []


def test_an_inactive_account_is_told_nothing(people, event, tells):
    people.imran.is_active = False
    assert notify([tells(people.imran)], of=event) == []
    assert not Message.objects.exists()


def test_the_first_telling_counts(people, event, tells):
    (notice,) = notify([tells(people.imran, title="first"), tells(people.imran, title="second")], of=event)
    assert notice.title == "first"
    assert notify([tells(people.imran, title="third")], of=event) == []
    assert Notice.objects.count() == 1 and Message.objects.count() == 2


def test_each_is_told_in_his_own_language(people, event, tells):
    sara, imran = notify([tells(people.sara, title=SAID), tells(people.imran, title=SAID)], of=event)
    assert imran.title == "Sending of a message began"
    assert sara.title != imran.title
    texts = {message.to_id: message for message in Message.objects.filter(channel="sms")}
    assert "المعاملة" in texts[people.sara.pk].body
    assert "case" in texts[people.imran.pk].body


def test_only_proved_contacts_are_written_to(people, event, tells):
    Identifier.objects.filter(user=people.imran, kind="email").update(proved_at=None)
    notify([tells(people.imran)], of=event)
    assert [message.channel for message in Message.objects.all()] == ["sms"]


def test_there_is_one_job_for_each_message_and_it_names_nothing_else(people, event, tells):
    notify([tells(people.imran), tells(people.sara)], of=event)
    assert [job.args for job in queued()] == [
        {"message_id": str(pk)} for pk in Message.objects.order_by("pk").values_list("pk", flat=True)
    ]


@pytest.mark.django_db(transaction=True)
def test_what_rolls_back_was_never_told(people, tells):
    with pytest.raises(RuntimeError), transaction.atomic():
        notify([tells(people.imran)], of=record("case.comment", None, by=people.noura))
        raise RuntimeError
    assert not Notice.objects.exists() and not Message.objects.exists() and not queued().exists()


def test_the_number_of_queries_does_not_grow_with_the_people(
    people, event, tells, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6):
        notify([tells(people.imran)], of=event)
    another = record("case.comment", None, by=people.noura)
    with django_assert_max_num_queries(6):
        notify([tells(person) for person in (people.imran, people.sara)], of=another)
    with django_assert_num_queries(0):
        notify([], of=another)


def test_nothing_of_it_stands_in_clear_in_the_tables(people, event, tells):
    notify([tells(people.imran, title="unmistakable-word")], of=event)
    words = (b"unmistakable-word", b"p09@example.test", b"966500000109", b"news of")
    for table in ("notifications_message", "procrastinate_jobs"):
        assert not [word for word in words if word in _everything_in(table)]
    # The number and the address of the page, which holds it, are clear; the sentence is not.
    assert b"unmistakable-word" not in _everything_in("notifications_notice")


def _everything_in(table) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        cells = [cell for row in cursor.fetchall() for cell in row]
    assert cells
    return b"\n".join(bytes(cell) if isinstance(cell, (bytes, memoryview)) else str(cell).encode() for cell in cells)


def test_the_person_in_hand_decides_not_a_fresh_one(people, event, tells, django_assert_num_queries):
    """Tellings come with their people loaded; nobody is fetched again for his language."""
    User.objects.filter(pk=people.imran.pk).update(language="ar", created_at=timezone.now())
    (notice,) = notify([tells(people.imran, title=SAID)], of=event)
    assert notice.title == "Sending of a message began"
