"""An article is written in two languages, in any order, by those who keep the guide."""

import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.catalogue import actions
from jehat.catalogue.models import Article
from jehat.core.verdict import Refused

from .conftest import WORDS


def write(world, **given):
    return actions.write_article(**({"by": world.admin.user, "entity": world.entity} | WORDS | given))


def test_it_is_a_draft_with_an_address_of_its_own(world):
    article = write(world)
    assert (article.state, article.code, article.version) == ("draft", "working-hours-in-ramadan", 1)
    event = Event.objects.filter(verb="catalogue.write_article").latest("pk")
    assert (event.subject_id, event.entity_id) == (article.pk, world.entity.pk)
    assert event.particulars == {"code": article.code, "version": 1}
    assert write(world).code.startswith("working-hours-in-ramadan-")
    assert len(write(world, title_en="").code) == 8
    assert write(world, title_en="Add").code != "add"


def test_it_is_written_anew_and_keeps_its_address(world, written):
    again = write(world, article=written, version=1, title_en="Another")
    assert (again.pk, again.code, again.version, again.title_en) == (written.pk, written.code, 2, "Another")


def test_who_wrote_on_an_older_one_is_refused(world, written):
    write(world, article=written, version=1)
    with pytest.raises(Refused):
        write(world, article=written, version=1, title_en="Lost")
    assert not Article.objects.filter(title_en="Lost").exists()


def test_a_published_one_stays_whole(world, shown):
    with pytest.raises(Refused):
        write(world, article=shown, body_en=" ")
    assert write(world, article=shown, body_en="More").state == "published"


def test_outsiders_are_refused(world, outsider):
    with pytest.raises(Refused):
        write(world, by=outsider)
    assert not Article.objects.exists()


def test_the_pages_write_and_preview(world, as_admin):
    add = reverse("catalogue:add_article")
    typed = {**WORDS, "body_ar": "**مهم** <script>x</script>\n\n- أول\n- ثان", "since": "", "until": ""}
    preview = as_admin.post(add, {**typed, "preview": "1"})
    page = preview.content.decode()
    assert preview.status_code == 200 and not Article.objects.exists()
    assert "<b>مهم</b>" in page and "<li>أول</li>" in page and "<script>x" not in page
    answer = as_admin.post(add, typed)
    article = Article.objects.get()
    assert answer.url == reverse("catalogue:write_article", args=[article.code])
    assert as_admin.get(answer.url).status_code == 200
    assert article.title_en in as_admin.get(reverse("catalogue:kept_articles")).content.decode()


def test_what_is_missing_is_said(world, as_admin):
    article = write(world, title_en="", body_en="")
    page = as_admin.get(reverse("catalogue:write_article", args=[article.code])).content.decode()
    assert 'href="#id_title_en"' in page and 'href="#id_body_en"' in page and 'href="#id_title_ar"' not in page
    assert reverse("catalogue:publish_article", args=[article.code]) not in page


def test_a_stale_page_shows_both_and_loses_nothing(world, as_admin, written):
    write(world, article=written, version=1, title_en="Somebody else's")
    page = reverse("catalogue:write_article", args=[written.code])
    answer = as_admin.post(page, {**WORDS, "title_en": "Mine", "version": "1"})
    assert answer.status_code == 409
    assert 'value="Mine"' in answer.content.decode() and "Somebody else&#x27;s" in answer.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"title_ar": "", "title_en": ""}, {"since": "2026-05-02", "until": "2026-05-01"}, {"kind": "x"}, {"since": "x"}],
)
def test_bad_input_is_said_and_kept(world, as_admin, wrong):
    answer = as_admin.post(reverse("catalogue:add_article"), {**WORDS, **wrong})
    assert answer.status_code == 422
    assert WORDS["body_en"].splitlines()[0] in answer.content.decode()


def test_pages_are_for_those_who_keep_the_guide(world, client, outsider, written):
    client.force_login(outsider)
    for name, args in (("kept_articles", []), ("add_article", []), ("write_article", [written.code])):
        assert client.get(reverse(f"catalogue:{name}", args=args)).status_code == 403
