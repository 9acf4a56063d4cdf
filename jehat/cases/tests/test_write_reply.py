import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from jehat.audit.models import Event
from jehat.cases import actions, queries
from jehat.cases.models import CannedReply
from jehat.core.verdict import Refused
from jehat.people.models import User

from .replying import make_reply

GIVEN = {"title": "Soon", "arabic": "قريبًا", "english": "Soon"}


@pytest.mark.parametrize(
    ("who", "scope", "department", "employee"),
    [("noura", "own", None, "noura"), ("huda", "department", "permits", None), ("admin", "entity", None, None)],
)
def test_each_keeps_words_where_he_may(world, who, scope, department, employee):
    author = getattr(world, who)
    reply = actions.write_reply(by=author.user, scope=scope, **GIVEN)
    reply.refresh_from_db()
    assert (reply.title, reply.arabic, reply.english) == ("Soon", "قريبًا", "Soon")
    assert reply.department == (getattr(world, department) if department else None)
    assert reply.employee == (getattr(world, employee) if employee else None)
    assert (reply.scope, reply.entity, reply.by) == (scope, world.entity, author.user)
    event = Event.objects.get(verb="reply.write", outcome="done")
    assert (event.subject_id, event.particulars) == (reply.pk, {"scope": scope})


@pytest.mark.parametrize(
    ("who", "scope"),
    [
        (lambda world: world.noura.user, "department"),
        (lambda world: world.noura.user, "entity"),
        (lambda world: world.huda.user, "entity"),
        (lambda world: world.admin.user, "own"),
        (lambda world: world.admin.user, "department"),
        (lambda world: world.sara, "own"),
        (lambda world: AnonymousUser(), "own"),
    ],
)
def test_it_is_refused_elsewhere(world, who, scope):
    with pytest.raises(Refused):
        actions.write_reply(by=who(world), scope=scope, **GIVEN)
    assert not CannedReply.objects.exists()
    assert Event.objects.filter(verb="reply.write", outcome="refused").count() == 1


def test_each_is_offered_his_own_his_departments_and_his_entitys(world):
    own, of_department, of_entity = (make_reply(world, scope=scope) for scope in ("own", "department", "entity"))
    make_reply(world, employee=world.stranger)
    make_reply(world, scope="entity", employee=world.stranger)
    assert queries.replies_of(world.noura) == [own, of_department, of_entity]
    assert queries.replies_of(world.faisal) == [of_department, of_entity]
    assert queries.replies_of(world.yousef) == [of_entity]


def test_the_words_are_filled_with_the_facts_of_the_case_in_the_language_of_its_beneficiary(world, opened):
    text = "{beneficiary} {number} {kind} {employee} {entity} {due} {unknown} {"
    make_reply(world, arabic=text, english="")
    ready = queries.ready_replies(opened, world.noura, language="ar")[0].text
    due = queries.facts_of(opened, world.noura, language="ar")["due"]
    facts = (world.sara.full_name, opened.number, world.kind.name_ar, world.noura.name, world.entity.name_ar, due)
    assert ready == " ".join([*facts, "{unknown} {"])
    # The Arabic stands in for the English that was not written, and its facts are English.
    assert world.kind.name_en in queries.ready_replies(opened, world.noura, language="en")[0].text


def test_a_fact_is_not_read_as_a_variable(world, opened):
    assert queries.filled("{a}", {"a": "{b}", "b": "c"}) == "{b}"


@pytest.mark.parametrize("mode", ["external", "internal"])
def test_the_composer_is_offered_them_ready(world, opened, client, mode):
    make_reply(world, arabic="إلى {number}")
    client.force_login(world.noura.user)
    page = client.get(reverse("cases:ready_replies", args=[opened.number]), {"composer": mode}).content.decode()
    assert f'data-text="إلى {opened.number}"' in page


@pytest.mark.parametrize(("mode", "form"), [("external", "comment_form"), ("internal", "note_form")])
def test_without_a_script_a_reply_is_chosen_on_its_page(world, opened, client, mode, form):
    reply = make_reply(world, arabic="إلى {number}")
    client.force_login(world.noura.user)
    page = client.get(reverse("cases:replies"), {"for": opened.number, "composer": mode}).content.decode()
    address = f"{reverse('cases:work', args=[opened.number])}?reply={reply.pk}&composer={mode}"
    assert address.replace("&", "&amp;") in page
    answer = client.get(address)
    assert answer.context["composer_mode"] == mode
    assert f"إلى {opened.number}</textarea>" in answer.content.decode()


def test_a_reply_of_others_fills_nothing(world, opened, client):
    reply = make_reply(world, employee=world.faisal)
    client.force_login(world.noura.user)
    work = reverse("cases:work", args=[opened.number])
    assert client.get(work, {"reply": reply.pk}).context["composer_mode"] == "external"
    assert "قريبًا يا" not in client.get(work, {"reply": reply.pk}).content.decode()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_pages(world, client, language):
    for scope in ("own", "department", "entity"):
        make_reply(world, scope=scope, employee=world.huda)
    for person in (world.noura, world.huda, world.admin):
        User.objects.filter(pk=person.user_id).update(language=language)
        client.force_login(person.user)
        assert client.get(reverse("cases:replies")).status_code == 200
        assert client.get(reverse("cases:write_reply")).status_code == 200
    client.force_login(world.sara)
    assert client.get(reverse("cases:replies")).status_code == 404


def test_the_form_comes_back_with_what_was_typed(world, client):
    client.force_login(world.noura.user)
    answer = client.post(reverse("cases:write_reply"), {"title": "Only a name", "scope": "own"})
    assert answer.status_code == 422
    assert "Only a name" in answer.content.decode()
    answer = client.post(reverse("cases:write_reply"), {"title": "T", "scope": "entity", "arabic": "نص"})
    assert answer.status_code == 422
    answer = client.post(reverse("cases:write_reply"), {"title": "T", "scope": "own", "arabic": "نص"})
    assert answer.status_code == 302
    assert CannedReply.objects.get().arabic == "نص"
