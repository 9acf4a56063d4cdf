import pytest
from django.urls import reverse
from django.utils import translation

from jehat.audit.models import Event
from jehat.core.verdict import Refused
from jehat.organization import actions
from jehat.organization.models import SecrecyLevel
from jehat.organization.secrecy import EFFECTS, STARTING

NEW = {"rank": 4, "code": "eyes_only", "name_ar": "للعيون فقط", "name_en": "Eyes only", "data_class": "top_secret"}
HIDDEN = {"is_masked": True, "own_series": True, "is_hidden": True}


def write(world, **given):
    return actions.write_level(**({"by": world.admin.user, "entity": world.entity} | NEW | given))


def level(world, rank):
    return SecrecyLevel.objects.get(entity=world.entity, rank=rank)


def test_every_entity_begins_with_four(world):
    for entity in (world.entity, world.other_entity):
        found = SecrecyLevel.objects.of(entity).values_list("rank", "code", "name_en")
        assert list(found) == [(one["rank"], one["code"], one["name_en"]) for one in STARTING]


def test_a_new_one_is_there_and_recorded(world, recorded):
    made = write(world, **HIDDEN)
    assert (made.rank, made.code, made.is_hidden, made.watermarked) == (4, "eyes_only", True, False)
    event = recorded("write_level")
    assert (event.by, event.particulars["code"]) == (world.admin.user, "eyes_only")
    assert event.particulars["does"] == ["is_masked", "own_series", "is_hidden"]


def test_one_that_is_there_is_changed_and_keeps_its_rank_and_code(world):
    known = {"rank": 2, "code": "secret", "name_ar": "سري جدًا", "name_en": "Very secret", "data_class": "secret"}
    write(world, **known, watermarked=True)
    changed = level(world, 2)
    assert (changed.name_en, changed.watermarked, changed.is_masked, changed.asks_again) == (
        "Very secret",
        True,
        False,
        False,
    )
    assert SecrecyLevel.objects.of(world.entity).count() == len(STARTING)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"rank": 2, "code": "other"}, "The code of a degree of secrecy stays as it is."),
        ({"code": "secret"}, "The entity has a degree of secrecy of this code already."),
        (
            {"rank": 0, "code": "normal", "watermarked": True},
            "The ordinary degree has no effect: it is for everybody who may see a case.",
        ),
        (
            {"is_hidden": True},
            "What is hidden is masked, too, and has numbers of its own: a gap would tell of it.",
        ),
    ],
)
def test_refused_with_the_reason(world, given, reason):
    with pytest.raises(Refused, match=reason):
        write(world, **given)
    assert SecrecyLevel.objects.of(world.entity).count() == len(STARTING)


def test_refused_to_strangers(world, stranger):
    with pytest.raises(Refused):
        write(world, by=stranger)
    assert Event.objects.get(verb="organization.write_level").outcome == "refused"


def test_not_for_another_entity(world):
    with pytest.raises(Refused):
        write(world, entity=world.other_entity)


# The pages


def test_the_page_shows_each_with_what_it_does(as_admin):
    page = as_admin.get(reverse("organization:levels")).content.decode()
    assert "سري للغاية" in page
    with translation.override("ar"):
        assert str(EFFECTS["is_hidden"]) in page


def test_the_form_adds_one_and_hidden_takes_along_what_it_needs(world, as_admin):
    words = {name: str(value) for name, value in NEW.items()} | {"is_hidden": "on"}
    assert as_admin.post(reverse("organization:add_level"), words).status_code == 302
    made = level(world, 4)
    assert (made.is_hidden, made.is_masked, made.own_series) == (True, True, True)


def test_the_form_changes_one(world, as_admin):
    address = reverse("organization:write_level", args=["restricted"])
    assert as_admin.get(address).context["form"]["name_en"].value() == "Restricted"
    words = {"name_ar": "محدود", "name_en": "Limited", "data_class": "restricted", "watermarked": "on"}
    assert as_admin.post(address, words).status_code == 302
    assert (level(world, 1).name_en, level(world, 1).watermarked) == ("Limited", True)


def test_bad_input_keeps_what_was_typed(as_admin):
    page = as_admin.post(reverse("organization:add_level"), {"code": "Not So", "rank": "4", "name_en": "Eyes only"})
    assert page.status_code == 422
    assert "Eyes only" in page.content.decode()


def test_the_ordinary_one_has_no_effects_to_choose(as_admin):
    page = as_admin.get(reverse("organization:write_level", args=["normal"]))
    assert page.context["form"].effects == []


def test_the_pages_are_for_administrators(client, stranger):
    client.force_login(stranger)
    for name, given in (("levels", ()), ("add_level", ()), ("write_level", ("secret",))):
        assert client.get(reverse(f"organization:{name}", args=given)).status_code == 403


# The interface for programs


def test_the_interface_lists_adds_and_changes(world, as_admin):
    address = "/api/v1/organization/levels"
    assert [one["code"] for one in as_admin.get(address).json()] == [one["code"] for one in STARTING]
    made = as_admin.post(address, NEW | HIDDEN, content_type="application/json")
    assert (made.status_code, made.json()["is_hidden"]) == (201, True)
    words = {"name_ar": "محدود", "name_en": "Limited", "data_class": "restricted", "watermarked": True}
    changed = as_admin.put(f"{address}/restricted", words, content_type="application/json")
    assert (changed.status_code, changed.json()["watermarked"]) == (200, True)
    assert as_admin.put(f"{address}/burnt", words, content_type="application/json").status_code == 404
