"""An employee reads among his notices what became of his permissions, and no message leaves."""

from django.utils.translation import override

from jehat.notifications.actions import entrusted
from jehat.notifications.models import Message, Notice
from jehat.organization import notices
from jehat.organization.actions import give_grant
from jehat.organization.terms import Terms


def test_it_is_among_the_notices_and_nowhere_else(world):
    give_grant(by=world.admin.user, employee=world.noura, terms=Terms("case.see", "department"))
    told = Notice.objects.get(to=world.noura.user)
    assert (told.kind, told.number) == ("grant.given", "")
    with override(world.noura.user.language):
        assert told.title == str(entrusted.BY_KEY["grant.given"].title)
    assert not Message.objects.exists()


def test_every_kind_of_news_has_its_words():
    kinds = {value for name, value in vars(notices).items() if name.isupper()}
    assert kinds == set(entrusted.BY_KEY)
