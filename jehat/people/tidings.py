"""What a person is told outside the platform about his own account: something changed, somebody came in."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from . import courier
from .queries import proved_contacts


def tell(user, subject, body, **words) -> None:
    """Send one sentence to every proved contact of a person, in the person's language.

    `subject` and `body` are lazily translated; `body` is completed with `words`.
    """
    with in_language_of(user):
        text = str(body) % words if words else str(body)
        for contact in proved_contacts(user):
            channel = courier.channel_of(contact.kind)
            courier.carry(channel=channel, recipient=contact.value, subject=str(subject), body=text, to=user)


def in_language_of(user):
    """Within the block, sentences are written in the language of the person's messages."""
    return override(user.language)


def link(name: str, *args) -> str:
    """The whole address of one of this area's pages."""
    return f"{settings.ORIGIN}{reverse(f'people:{name}', args=args)}"
