"""The page on which the questions of a kind of case are written, with the beneficiary's view of them beside."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from jehat.catalogue import queries
from jehat.catalogue.differences import differences
from jehat.catalogue.forms.fields import first_values
from jehat.catalogue.models import Version

from .asking import FORM, ask
from .keeping import fresh, person_called, publish, write


@pytest.fixture
def client(world):
    client = Client(headers={"accept-language": "en"})
    world.admin.user.language = "en"
    world.admin.user.save(update_fields=["language"])
    client.force_login(world.admin.user)
    with translation.override("en"):
        yield client


def address(name="write_form"):
    return reverse(f"catalogue:{name}", args=["WRM-BPR"])


def typed(kind, form=None, **changed) -> dict:
    """The whole page as a browser sends it."""
    standing = queries.standing_of(kind)
    rows = standing.form if form is None else form
    data = {"seen": standing.stamp, "form-count": len(rows)}
    for place, row in enumerate(rows):
        values = first_values(row).items()
        data |= {f"form-{place}-{key}": value for key, value in values if key not in ("options", "limits", "when")}
        if not row.get("is_required"):
            data.pop(f"form-{place}-is_required", None)
    return data | changed


def test_what_is_written_is_the_form_of_the_draft(world, client):
    answer = client.post(address(), typed(world.kind, FORM))
    assert answer.status_code == 302, [form.errors for form in answer.context["rows"].forms]
    draft = queries.standing_of(world.kind)
    assert draft.is_draft and fresh(world.kind).current.form == []
    assert [{key: value for key, value in row.items() if value or key == "is_required"} for row in draft.form] == [
        {"is_required": False, **row} for row in FORM
    ]
    assert draft.name_en == world.kind.name_en
    publish(world, world.kind)
    assert fresh(world.kind).current.form == draft.form


def test_saving_the_untouched_form_makes_no_draft(world, client):
    client.post(address(), typed(world.kind, FORM))
    publish(world, world.kind)
    assert client.post(address(), typed(world.kind)).status_code == 302
    assert not Version.objects.drafts().exists()


def test_a_question_is_added_without_a_script_and_nothing_is_lost(world, client):
    ask(world.kind)
    answer = client.post(address(), typed(world.kind, row="add-form", **{"form-0-label_en": "Typed by me"}))
    page = answer.content.decode()
    rows = answer.context["rows"].forms
    assert answer.status_code == 200 and len(rows) == 5 and rows[-1]["code"].value() == "q1"
    assert 'value="Typed by me"' in page and not Version.objects.drafts().exists()


def test_a_type_brings_its_own_limits(world, client):
    ask(world.kind)
    data = typed(world.kind, row="show-form-0", **{"form-0-type": "choice"})
    answer = client.post(address(), data, headers={"HX-Request": "true"})
    form = answer.context["rows"].forms[0]
    assert "options_ar" in form.fields and "limit_least" not in form.fields
    assert 'id="asked-preview" hx-swap-oob' in answer.content.decode()


def test_a_condition_names_only_what_was_asked_before(world, client):
    ask(world.kind)
    page = client.get(address())
    first, _second, third, _last = page.context["rows"].forms
    assert "when_1" not in first.fields
    codes = [code for _group, codes in third.fields["when_1"].choices[1:] for code, _label in codes]
    assert codes == ["has_lift=yes", "has_lift=no"]
    answer = client.post(address(), typed(world.kind, **{"form-2-when_1": "use=shop"}))
    assert answer.status_code == 422


def test_two_conditions_are_joined(world, client):
    rows = [*FORM, {"code": "why", "type": "text", "label_ar": "لماذا", "label_en": "Why"}]
    chosen = {"form-4-when_1": "use=shop", "form-4-when_2": "has_lift=no", "form-4-join": "any"}
    client.post(address(), typed(world.kind, rows, **chosen))
    when = queries.standing_of(world.kind).form[-1]["when"]
    assert when == {
        "all": False,
        "terms": [{"field": "use", "value": "shop"}, {"field": "has_lift", "value": "no"}],
    }


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_preview_shows_what_is_not_saved_yet(world, client, language):
    data = typed(world.kind, FORM, **{"form-0-label_ar": "كم دورًا؟", "form-0-label_en": "How many floors?"})
    page = client.post(f"{address('preview_form')}?in={language}", data).content.decode()
    assert ("كم دورًا؟" if language == "ar" else "How many floors?") in page and f'lang="{language}"' in page
    assert "data-when" in page and not Version.objects.drafts().exists()


def test_two_administrators_at_once_lose_nothing(world, client):
    data = typed(world.kind, FORM)
    theirs = write(world, world.kind, form=FORM[:1])
    answer = client.post(address(), data)
    assert answer.status_code == 409
    assert [one.field for one in answer.context["apart"]] == ["form"]
    assert queries.standing_of(world.kind).form == FORM[:1]
    assert client.post(address(), data | {"seen": theirs.stamp}).status_code == 302


def test_a_form_that_is_not_whole_is_not_published(world, client):
    half = [{**FORM[0], "label_en": ""}]
    assert client.post(address(), typed(world.kind, half)).status_code == 302
    page = client.get(reverse("catalogue:write_version", args=["WRM-BPR"]))
    assert "id_form" in [anchor for anchor, _says in page.context["gaps"]]
    assert 'id="id_form"' in page.content.decode()


def test_versions_say_what_changed_in_the_form(world):
    with translation.override("en"):
        before, after = ask(world.kind, form=FORM[:2]), ask(world.kind, form=FORM)
        (change,) = differences(before, after)
        assert change.field == "form"
        assert any("Only if “Is there a lift?” is “Yes”" in line.after for line in change.lines)


@pytest.mark.parametrize("who", ["sara", "noura", "huda", "stranger"])
def test_others_are_told_why_not(world, who):
    client = Client()
    client.force_login(person_called(world, who))
    assert client.get(address()).status_code in (403, 404)
    assert client.post(address("preview_form")).status_code in (403, 404)
