"""A published article is read by everybody, in the days it is for."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jehat.audit.models import Event
from jehat.catalogue import actions
from jehat.catalogue.models import Article
from jehat.core.verdict import Refused

from .conftest import WORDS


def address(article):
    return reverse("catalogue:article", args=[article.entity.code, article.code])


def test_everybody_reads_it(world, client, written):
    assert client.get(address(written)).status_code == 404
    article = actions.publish_article(by=world.admin.user, article=written)
    assert article.state == "published" and article.published_at
    assert Event.objects.filter(verb="catalogue.publish_article").latest("pk").particulars["code"] == article.code
    for page in (
        address(article),
        reverse("catalogue:articles", args=["WRM"]),
        reverse("catalogue:entity", args=["WRM"]),
    ):
        assert article.title_ar in client.get(page, headers={"accept-language": "ar"}).content.decode()
        assert article.title_en in client.get(page, headers={"accept-language": "en"}).content.decode()
    assert "<li>Except Fridays.</li>" in client.get(address(article), {"hl": "en"}).content.decode()


@pytest.mark.parametrize(
    ("since", "until", "is_shown"), [(0, 0, True), (1, 5, False), (-5, -1, False), (-5, None, True)]
)
def test_only_in_its_days(world, client, since, until, is_shown):
    today = timezone.localdate()
    days = {"since": today + timedelta(days=since), "until": None if until is None else today + timedelta(days=until)}
    article = actions.write_article(by=world.admin.user, entity=world.entity, **WORDS, **days)
    actions.publish_article(by=world.admin.user, article=article)
    assert (client.get(address(article)).status_code == 200) is is_shown
    assert Article.objects.shown(today).exists() is is_shown
    assert (article.code in client.get(reverse("sitemap", args=["articles"])).content.decode()) is is_shown


def test_what_is_not_whole_is_refused(world):
    article = actions.write_article(by=world.admin.user, entity=world.entity, title_ar="نصف")
    with pytest.raises(Refused):
        actions.publish_article(by=world.admin.user, article=article)


def test_once_is_enough(world, shown):
    with pytest.raises(Refused):
        actions.publish_article(by=world.admin.user, article=shown)


def test_outsiders_are_refused(written, outsider):
    with pytest.raises(Refused):
        actions.publish_article(by=outsider, article=written)


def test_the_button_publishes_and_tells_a_refusal(world, as_admin, written):
    publish = reverse("catalogue:publish_article", args=[written.code])
    assert publish in as_admin.get(reverse("catalogue:write_article", args=[written.code])).content.decode()
    for _twice in range(2):
        assert as_admin.post(publish).status_code == 302
    assert Article.objects.get().state == "published"
    assert as_admin.get(publish).status_code == 405
