from django.utils import timezone

from jehat.audit.models import Event
from jehat.notifications.actions import send_message
from jehat.notifications.delivery import deliver
from jehat.notifications.models import Message

from .conftest import queued


def test_a_code_is_written_sealed_queued_and_on_record(people):
    message = send_message(by=None, to=None, channel=Message.Channel.SMS, recipient="+966500000109", body="Code 123456")
    assert (message.state, message.event, message.to, message.subject) == (Message.State.PENDING, None, None, "")
    (job,) = queued()
    assert job.args == {"message_id": str(message.pk)}
    event = Event.objects.get(verb="message.send")
    assert (event.subject_id, event.particulars) == (message.pk, {"channel": "sms"})


def test_a_person_may_be_sent_several_codes(people):
    for code in ("111111", "222222"):
        send_message(by=people.sara, to=people.sara, channel="email", recipient="sara@example.test", body=code)
    assert Message.objects.count() == 2


def test_a_code_is_delivered(people, centre):
    message = send_message(by=None, to=None, channel="sms", recipient="+966500000109", body="Code 123456")
    assert deliver(message_id=message.pk, now=timezone.now()).state == Message.State.SENT
    assert centre.texts_to("+966500000109") == ["Code 123456"]
