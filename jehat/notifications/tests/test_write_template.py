"""An entity says it in its own words."""

from html import unescape

import pytest
from django.urls import reverse

from jehat.audit.models import Event
from jehat.cases import tidings
from jehat.cases.actions import comment, submit
from jehat.core.verdict import Refused
from jehat.notifications import phrases
from jehat.notifications.actions import restore_template, write_template
from jehat.notifications.models import Message, Template
from jehat.notifications.phrases import Phrase
from jehat.notifications.tidings import Way

pytestmark = pytest.mark.usefixtures("in_english")

WORDS = {"ar": Phrase("{entity}: معاملتك {number} {status}"), "en": Phrase("{entity}: case {number} is {status}")}
LONG = "كلمة " * 41


@pytest.fixture
def write(world):
    def write(words=WORDS, *, way=Way.SMS, tiding=tidings.REPLY, by=None, entity=None):
        place = {"entity": entity or world.entity, "tiding": tiding, "way": way}
        return write_template(by=by or world.admin.user, words=words, **place)

    return write


def say_something(world, person=None):
    case = submit(by=person or world.sara, kind=world.kind, subject="A secret permit", text="Please")
    comment(by=case.assignee.user, case=case, text="Said inside")
    return case


def sent(case, way):
    return Message.objects.get(event__verb="case.comment", event__subject_id=case.pk, channel=way)


def test_it_is_what_is_said_from_then_on(world, write):
    write()
    case = say_something(world)
    text = sent(case, "sms").body
    assert text.startswith(f"{world.entity.name_ar}: معاملتك") and case.number in text and text.endswith("مستلمة")


def test_each_language_has_its_own(world, write):
    write({"en": WORDS["en"]})
    world.imran.language = "en"
    world.imran.save(update_fields=["language"])
    theirs, ours = say_something(world, world.imran), say_something(world, world.sara)
    assert sent(theirs, "sms").body == f"{world.entity.name_en}: case {theirs.number} is Received"
    assert world.entity.name_ar not in sent(ours, "sms").body


def test_an_email_takes_both_languages_and_its_subject(world, write):
    write({"ar": Phrase("نص {url}", "عنوان {number}"), "en": Phrase("Words {url}", "Title")}, way=Way.EMAIL)
    case = say_something(world)
    mail = sent(case, "email")
    assert mail.subject.startswith("عنوان") and case.number in mail.subject
    first, second = mail.body.split("\n\n———\n\n")
    assert first.startswith("نص http") and second.startswith("Words http")


def test_other_kinds_and_other_entities_keep_theirs(world, write):
    write(tiding=tidings.CLOSED)
    case = say_something(world)
    assert world.entity.name_ar not in sent(case, "sms").body


def test_a_version_of_each_language_is_kept(world, write):
    write()
    write({**WORDS, "en": Phrase("Other {number}")})
    kept = [(one.language, one.version, one.text) for one in Template.objects.order_by("language", "version")]
    assert kept == [("ar", 1, WORDS["ar"].text), ("en", 1, WORDS["en"].text), ("en", 2, "Other {number}")]
    event = Event.objects.filter(verb="template.write").last()
    assert event.particulars == {"kind": "case.reply", "way": "sms", "language": "en", "version": 2}
    assert (event.by, event.entity_id) == (world.admin.user, world.entity.pk)


def test_what_is_the_same_is_no_new_version(write):
    assert len(write()) == 2 and write() == []


@pytest.mark.parametrize("text", ["{subject}", "{text}", "{beneficiary}", "{}", "{number", "number}", "{number.real}"])
def test_what_nothing_fills_is_refused(write, text):
    with pytest.raises(Refused, match="filled in"):
        write({"en": Phrase(text)})
    assert not Template.objects.exists()


def test_what_is_filled_in_is_read_as_it_is():
    assert phrases.filled("{entity}", {"entity": "{number}", "number": "1"}) == "{number}"


def test_a_text_of_too_many_parts_is_refused(write):
    with pytest.raises(Refused, match="4 parts"):
        write({"ar": Phrase(LONG)})
    write({"ar": Phrase(LONG)}, way=Way.EMAIL)


def test_a_message_needs_words(write):
    with pytest.raises(Refused, match="needs words"):
        write({"en": Phrase("  ")})


@pytest.mark.parametrize("name", ["noura", "huda", "stranger", "sara"])
def test_it_is_for_the_administrators_of_the_entity(world, write, name):
    person = getattr(world, name)
    with pytest.raises(Refused):
        write(by=getattr(person, "user", person))
    with pytest.raises(Refused):
        write(entity=world.other_entity)


def test_a_secret_kind_is_not_named_outside(world, write):
    world.kind.secrecy = "restricted"
    world.kind.save(update_fields=["secrecy"])
    write({"ar": Phrase("{kind}")})
    case = say_something(world)
    assert world.kind.name_ar not in sent(case, "sms").body


def test_no_place_stands_for_what_was_said(world, write):
    write({"ar": Phrase(" ".join(f"{{{name}}}" for name in phrases.VARIABLES))}, way=Way.EMAIL)
    mail = sent(say_something(world), "email")
    assert "Said inside" not in mail.body and "secret" not in mail.body


class TestPage:
    @pytest.fixture
    def address(self):
        return reverse("notifications:write_template", args=["case.reply", "sms"])

    @pytest.fixture
    def admin(self, client, world):
        client.force_login(world.admin.user)
        return client

    def given(self, **more):
        return {"text_ar": WORDS["ar"].text, "text_en": WORDS["en"].text, "do": "save", **more}

    def test_the_list_shows_what_was_changed(self, admin, write, address):
        assert address in admin.get(reverse("notifications:templates")).content.decode()
        write()
        changed = [
            (kind["tiding"].key, way["way"].value)
            for side in admin.get(reverse("notifications:templates")).context["sides"]
            for kind in side["kinds"]
            for way in kind["ways"]
            if way["changed"]
        ]
        assert changed == [("case.reply", "sms")]

    def test_it_begins_with_what_is_said_now(self, admin, address):
        text = admin.get(address).content.decode()
        assert "{platform}: there is news of case {number}" in text

    def test_it_is_saved(self, admin, address):
        assert admin.post(address, self.given()).url == address
        assert Template.objects.count() == 2
        assert WORDS["en"].text in admin.get(address).content.decode()

    def test_it_is_shown_and_counted_without_being_saved(self, admin, address):
        page = admin.post(address, self.given(do="show", text_ar="ب" * 71, text_en="b" * 161))
        assert page.status_code == 200
        assert [(side["parts"], side["letters"]) for side in page.context["languages"]] == [(2, 71), (2, 161)]
        assert not Template.objects.exists()

    def test_a_preview_stands_line_by_line(self, admin, address):
        page = admin.post(address, self.given(do="show", text_ar="س\n({number})", text_en="One\n\nthree"))
        assert "<span>One</span><span></span><span>three</span>" in page.content.decode()

    def test_former_words_stay_to_be_read(self, admin, world, write, address):
        write()
        restore_template(by=world.admin.user, entity=world.entity, tiding=tidings.REPLY, way=Way.SMS)
        assert f"<span>{WORDS['en'].text}</span>" in unescape(admin.get(address).content.decode())

    def test_what_was_wrong_stays_to_be_mended(self, admin, address):
        page = admin.post(address, self.given(text_en="{secret}", text_ar=LONG))
        assert page.status_code == 422
        assert set(page.context["form"].errors) == {"text_en", "text_ar"}
        assert "{secret}" in page.content.decode()
        assert not Template.objects.exists()

    def test_lines_of_a_browser_are_lines_of_ours(self, admin):
        address = reverse("notifications:write_template", args=["case.reply", "email"])
        given = self.given(text_en="one\r\n\r\ntwo", subject_ar="س", subject_en="s")
        admin.post(address, given)
        assert Template.objects.get(language="en").text == "one\n\ntwo"

    @pytest.mark.parametrize("place", [("no.such", "sms"), ("case.reply", "fax")])
    def test_what_is_not_said_is_not_found(self, admin, place):
        assert admin.get(reverse("notifications:write_template", args=place)).status_code == 404

    def test_it_is_refused_to_others(self, client, world, address):
        for person, status in ((world.noura.user, 403), (world.sara, 403)):
            client.force_login(person)
            assert client.get(address).status_code == status
            assert client.get(reverse("notifications:templates")).status_code == status


def test_the_number_of_queries_does_not_grow_with_the_versions(client, world, write, django_assert_max_num_queries):
    for count in range(5):
        write({"en": Phrase(f"Words {count}")})
    client.force_login(world.admin.user)
    address = reverse("notifications:write_template", args=["case.reply", "sms"])
    client.get(address)
    for page in (address, reverse("notifications:templates")):
        with django_assert_max_num_queries(16):
            client.get(page)
