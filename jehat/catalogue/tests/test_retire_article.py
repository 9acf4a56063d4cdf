"""A retired article is gone from everywhere, and may come back."""

import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.catalogue import actions
from jehat.core.verdict import Refused


def test_it_is_gone_from_everywhere(world, client, shown):
    pages = [
        reverse("catalogue:articles", args=["WRM"]),
        reverse("catalogue:entity", args=["WRM"]),
        reverse("catalogue:entities"),
        reverse("catalogue:entities") + "?q=أوقات+الدوام",
        reverse("catalogue:suggest") + "?q=أوقات+الدو",
        reverse("sitemap", args=["articles"]),
    ]
    assert all(shown.code in client.get(page).content.decode() for page in pages)
    assert actions.retire_article(by=world.admin.user, article=shown).state == "retired"
    assert Event.objects.filter(verb="catalogue.retire_article").latest("pk").subject_id == shown.pk
    assert not any(shown.code in client.get(page).content.decode() for page in pages)
    assert client.get(reverse("catalogue:article", args=["WRM", shown.code])).status_code == 404
    assert actions.publish_article(by=world.admin.user, article=shown).state == "published"


def test_only_what_is_published(world, written):
    with pytest.raises(Refused):
        actions.retire_article(by=world.admin.user, article=written)


def test_outsiders_are_refused(shown, outsider):
    with pytest.raises(Refused):
        actions.retire_article(by=outsider, article=shown)


def test_the_button_retires(world, as_admin, shown):
    assert as_admin.post(reverse("catalogue:retire_article", args=[shown.code])).status_code == 302
    shown.refresh_from_db()
    assert shown.state == "retired"
