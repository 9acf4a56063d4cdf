"""What an act leaves: lines of the record, custody, and who was told by which way."""

from django.utils.translation import gettext, override

from jehat.audit.models import Event
from jehat.notifications.models import Message, Notice


def line(verb, case) -> Event:
    """The one line of the record for a verb that was done to a case."""
    return Event.objects.about(case).get(verb=verb, outcome=Event.Outcome.DONE)


def verbs(case) -> list[str]:
    """What was done to a case, in order."""
    return list(Event.objects.about(case).filter(outcome="done").oldest_first().values_list("verb", flat=True))


def told(event) -> dict:
    """Whom the application told of an event, and in which sentence."""
    return {notice.to: notice.title for notice in Notice.objects.filter(event=event).select_related("to")}


def sentence(text, case, language="ar") -> str:
    with override(language):
        return gettext(text) % {"number": case.number}


def sent(event) -> set:
    """To whom messages of an event went outside, and by which channel."""
    return {(message.to, message.channel) for message in Message.objects.filter(event=event).select_related("to")}


def both_ways(person) -> set:
    return {(person, "email"), (person, "sms")}


def outgoing() -> str:
    """Every word of every message that leaves the platform."""
    return "\n".join(f"{message.recipient} {message.subject} {message.body}" for message in Message.objects.all())


def holders(case) -> list[tuple]:
    """Who had the case one after the other, and why."""
    return [(one.department, one.employee, one.reason) for one in case.custodies.oldest_first()]


def adds_up(case) -> bool:
    """Whether the times of the holders run from the filing to now or the closing without gap or overlap."""
    chain = list(case.custodies.oldest_first())
    meets = all(one.until == following.since for one, following in zip(chain, chain[1:], strict=False))
    present = chain[-1]
    agrees = (present.department_id, present.employee_id) == (case.department_id, case.assignee_id)
    return meets and chain[0].since == case.created_at and present.until == case.closed_at and agrees
