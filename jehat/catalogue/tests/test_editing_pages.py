"""The pages on which kinds of case are written and published: who sees them, and that nothing typed is lost."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from jehat.catalogue import queries
from jehat.catalogue.forms.kinds import first_values
from jehat.catalogue.forms.rows import ROWS
from jehat.catalogue.models import Kind, Version

from .keeping import WHOLE, add, fresh, person_called, publish, write

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def client(world):
    client = Client(headers=ENGLISH)
    client.force_login(world.admin.user)
    world.admin.user.language = "en"
    world.admin.user.save(update_fields=["language"])
    return client


def address(name, code="WRM-BPR", **more):
    return reverse(f"catalogue:{name}", kwargs={"code": code, **more})


def typed(kind, **changed) -> dict:
    """The whole form as a browser sends it."""
    standing = queries.standing_of(kind)
    values = first_values(standing) | {"department": standing.department.pk}
    data = {name: value for name, value in values.items() if name not in ROWS and name != "fee" and value is not None}
    for name in ROWS:
        rows = getattr(standing, name)
        data[f"{name}-count"] = len(rows)
        for place, row in enumerate(rows):
            data |= {f"{name}-{place}-{key}": value for key, value in row.items() if key not in ("order",)}
            if "mandatory" in row and not row["mandatory"]:
                del data[f"{name}-{place}-mandatory"]
    return data | changed


PAGES = ["see_kinds", "add_kind"]
OF_A_KIND = ["write_version", "preview_kind", "versions"]


def addresses():
    return [reverse(f"catalogue:{name}") for name in PAGES] + [address(name) for name in OF_A_KIND]


def test_who_keeps_the_guide_sees_them_in_both_languages(world, client):
    for language in ("ar", "en"):
        world.admin.user.language = language
        world.admin.user.save(update_fields=["language"])
        for path in addresses():
            assert client.get(path).status_code == 200, path


@pytest.mark.parametrize("who", ["sara", "noura", "huda"])
def test_others_are_told_why_not(world, who):
    client = Client()
    client.force_login(person_called(world, who))
    assert {client.get(path).status_code for path in addresses()} == {403}


def test_visitors_are_asked_to_sign_in(world):
    assert {Client().get(path).status_code for path in addresses()} == {302}


def test_a_kind_of_another_entity_is_not_there(world, client):
    for name in OF_A_KIND:
        assert client.get(address(name, world.other_kind.code)).status_code == 404
    for name in ("publish_kind", "retire_kind", "discard_draft"):
        assert client.post(address(name, world.other_kind.code)).status_code == 404
    assert fresh(world.other_kind).is_published


def test_the_list_says_in_which_state_each_is(world, client, django_assert_max_num_queries):
    add(world)
    write(world, world.kind, name_en="Another name")
    client.get(reverse("catalogue:see_kinds"))
    with django_assert_max_num_queries(14):
        page = client.get(reverse("catalogue:see_kinds"))
    assert [kind.code for kind in page.context["page"]] == ["WRM-BPR", "WRM-DEM"]
    assert {one["label"]: one["count"] for one in page.context["filters"]} == {
        "All": 2,
        "Published": 1,
        "With a draft": 2,
        "Retired": 0,
    }
    page = client.get(reverse("catalogue:see_kinds"), {"show": "published"})
    assert [kind.code for kind in page.context["page"]] == ["WRM-BPR"]
    assert "None of these" in client.get(reverse("catalogue:see_kinds"), {"show": "retired"}).content.decode()


def test_a_kind_is_added_as_a_draft(world, client):
    given = {"name_ar": "هدم", "name_en": "Demolition", "code": "wrm-dem", "department": world.permits.pk}
    answer = client.post(reverse("catalogue:add_kind"), given)
    assert answer.url == address("write_version", "WRM-DEM")
    assert Kind.objects.get(code="WRM-DEM").state == Kind.State.NEW
    again = client.post(reverse("catalogue:add_kind"), given)
    assert again.status_code == 422 and "this code already" in again.content.decode()


def test_the_form_saves_a_draft_in_both_languages(world, client):
    # A field of type number takes the digits of one script only.
    assert 'type="number"' not in client.get(address("write_version")).content.decode()
    data = typed(world.kind, name_en="Another name", name_ar="اسم آخر", riyals="١٢٠٠٫٥", working_days="٧")
    answer = client.post(address("write_version"), data)
    assert answer.status_code == 302, answer.context["form"].errors
    draft = queries.standing_of(world.kind)
    assert (draft.name_en, draft.name_ar, draft.fee, draft.working_days) == ("Another name", "اسم آخر", 120050, 7)
    assert draft.steps == world.kind.steps and draft.requirements == world.kind.requirements


def test_saving_the_untouched_form_makes_no_draft(world, client):
    assert client.post(address("write_version"), typed(world.kind)).status_code == 302
    assert not Version.objects.drafts().exists()


def test_what_is_wrong_is_said_and_what_was_typed_stays(world, client):
    answer = client.post(address("write_version"), typed(world.kind, working_days="many", name_en="Typed by me"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Typed by me" in page and "Some answers need correcting" in page


def test_a_row_is_added_without_a_script_and_nothing_is_lost(world, client):
    data = typed(world.kind, name_en="Typed by me", row="add-requirements")
    answer = client.post(address("write_version"), data)
    rows = {rows.name: rows for rows in answer.context["form"].rows}
    assert answer.status_code == 200 and "Typed by me" in answer.content.decode()
    assert len(rows["requirements"].forms) == len(world.kind.requirements) + 1
    assert rows["requirements"].forms[-1]["mandatory"].value()
    assert len(rows["steps"].forms) == len(world.kind.steps)
    assert not Version.objects.drafts().exists()


def test_a_script_gets_the_rows_alone(world, client):
    data = typed(world.kind, row="add-steps")
    page = client.post(address("write_version"), data, headers={"HX-Request": "true"}).content.decode()
    assert page.strip().startswith('<section class="panel rows" id="rows-steps"') and "<html" not in page


def test_rows_are_removed_and_moved(world, client):
    first, second = world.kind.steps[:2]
    data = typed(world.kind, row="up-steps-1")
    page = client.post(address("write_version"), data)
    steps = next(rows for rows in page.context["form"].rows if rows.name == "steps")
    assert [form["name_en"].value() for form in steps.forms[:2]] == [second["name_en"], first["name_en"]]
    data = typed(world.kind, row="remove-requirements-0")
    page = client.post(address("write_version"), data)
    needs = next(rows for rows in page.context["form"].rows if rows.name == "requirements")
    assert [form["name_en"].value() for form in needs.forms] == [one["name_en"] for one in world.kind.requirements[1:]]


@pytest.mark.parametrize(
    "row", ["up-steps-99", "remove-steps-99", "add-nothing", "x", "up-steps-0", "", "remove-steps"]
)
def test_odd_buttons_break_nothing(world, client, row):
    assert client.post(address("write_version"), typed(world.kind, row=row)).status_code in (200, 302)


def test_rows_are_bounded(world, client):
    data = typed(world.kind, row="add-steps", **{"steps-count": "999"})
    page = client.post(address("write_version"), data)
    steps = next(rows for rows in page.context["form"].rows if rows.name == "steps")
    assert len(steps.forms) == 40 and steps.is_full


def test_empty_rows_are_not_kept(world, client):
    count = len(world.kind.steps)
    data = typed(world.kind, **{"steps-count": count + 2, f"steps-{count + 1}-name_en": "Last"})
    client.post(address("write_version"), data)
    steps = queries.standing_of(world.kind).steps
    assert len(steps) == count + 1 and steps[-1] == {"name_ar": "", "name_en": "Last", "order": count + 1}


def test_two_administrators_at_once_lose_nothing(world, client):
    data = typed(world.kind, name_en="Mine", summary_en="Also mine")
    theirs = write(world, world.kind, name_en="Theirs")
    answer = client.post(address("write_version"), data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs" in page and 'value="Mine"' in page and "Also mine" in page
    assert {one.field for one in answer.context["apart"]} == {"name_en", "summary_en"}
    assert answer.context["form"]["seen"].value() == theirs.stamp
    assert queries.standing_of(world.kind).name_en == "Theirs"
    assert client.post(address("write_version"), data | {"seen": theirs.stamp}).status_code == 302
    assert queries.standing_of(world.kind).name_en == "Mine"


def test_what_is_missing_is_linked_to_its_field(world, client):
    kind = add(world)
    page = client.get(address("write_version", kind.code))
    anchors = [anchor for anchor, _says in page.context["gaps"]]
    assert anchors[-2:] == ["id_channels-group", "rows-steps"] and "id_audience_ar" in anchors
    text = page.content.decode()
    assert all(f'href="#{anchor}"' in text and f'id="{anchor}"' in text for anchor in anchors)


def test_the_preview_is_the_page_of_the_guide_with_the_draft(world, client):
    write(world, world.kind, name_en="A draft name", name_ar="اسم مسودة")
    public = client.get(reverse("catalogue:kind", args=["WRM-BPR"])).content.decode()
    assert "A draft name" not in public
    preview = client.get(address("preview_kind"))
    assert "A draft name" in preview.content.decode() and "This is a preview" in preview.content.decode()
    assert "catalogue/kind.html" in [template.name for template in preview.templates]
    arabic = client.get(address("preview_kind"), {"in": "ar"}).content.decode()
    assert "اسم مسودة" in arabic and 'dir="rtl"' in arabic
    assert fresh(world.kind).name_en != "A draft name"


def test_the_preview_publishes_what_it_shows(world, client):
    kind = add(world)
    write(world, kind, **WHOLE)
    page = client.get(address("preview_kind", kind.code)).content.decode()
    stamp = queries.standing_of(kind).stamp
    assert f'name="seen" value="{stamp}"' in page
    assert client.get(reverse("catalogue:kind", args=[kind.code])).status_code == 404
    client.post(address("publish_kind", kind.code), {"seen": stamp})
    assert client.get(reverse("catalogue:kind", args=[kind.code])).status_code == 200


def test_what_is_not_whole_offers_no_publishing(world, client):
    kind = add(world)
    assert address("publish_kind", kind.code) not in client.get(address("preview_kind", kind.code)).content.decode()
    client.post(address("publish_kind", kind.code), {"seen": queries.standing_of(kind).stamp})
    assert not fresh(kind).is_published


def test_retiring_discarding_and_restoring(world, client):
    client.post(address("retire_kind"))
    assert not fresh(world.kind).is_published
    client.post(address("restore_version", number=1))
    draft = queries.standing_of(world.kind)
    assert draft.is_draft and draft.number == 2
    assert client.post(address("discard_draft"), {"seen": "9.9"}, follow=True).status_code == 200
    assert Version.objects.drafts().exists()
    client.post(address("discard_draft"), {"seen": draft.stamp})
    assert not Version.objects.drafts().exists()
    assert client.post(address("restore_version", number=77)).status_code == 404
    kind = add(world)
    answer = client.post(address("discard_draft", kind.code), {"seen": queries.standing_of(kind).stamp})
    assert answer.url == reverse("catalogue:see_kinds")


def test_versions_say_what_changed(world, client):
    write(world, world.kind, name_en="Second name")
    publish(world, world.kind)
    write(world, world.kind, name_en="Third name")
    page = client.get(address("versions"))
    assert (page.context["before"].number, page.context["after"].number) == (2, 3)
    page = client.get(address("versions"), {"before": "3", "after": "1"})
    assert (page.context["before"].number, page.context["after"].number) == (1, 3)
    assert "<del>" in page.content.decode() and "Third name" in page.content.decode()
    for odd in ("x", "9" * 50, ""):
        assert client.get(address("versions"), {"before": odd}).status_code == 200


def test_the_list_of_versions_costs_a_constant_number_of_queries(world, client, django_assert_max_num_queries):
    for name in ("One", "Two", "Three", "Four"):
        write(world, world.kind, name_en=name)
        publish(world, world.kind)
    client.get(address("versions"))
    with django_assert_max_num_queries(16):
        client.get(address("versions"))


def test_words_are_in_both_languages_whoever_reads(world, client):
    with translation.override("en"):
        page = client.get(address("write_version")).content.decode()
    assert world.kind.name_ar in page and world.kind.name_en in page
