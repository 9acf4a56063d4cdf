import pytest
from django.urls import reverse

from jehat.cases import actions
from jehat.cases.models import Skill
from jehat.core.verdict import Refused

NAMES = {"code": "sign", "name_ar": "لغة الإشارة", "name_en": "Sign language"}


def test_it_is_there_and_named_anew(world):
    made = actions.write_skill(by=world.huda.user, entity=world.entity, **NAMES)
    again = actions.write_skill(by=world.admin.user, entity=world.entity, **NAMES | {"name_en": "Signing"})
    assert made.pk == again.pk and Skill.objects.get().name_en == "Signing"


def test_it_is_refused_to_who_shares_nothing_and_abroad(world):
    for person in (world.noura.user, world.stranger.user, world.sara):
        with pytest.raises(Refused):
            actions.write_skill(by=person, entity=world.entity, **NAMES)


def test_the_page_writes_it(world, client):
    client.force_login(world.huda.user)
    at = reverse("cases:write_skill")
    assert client.post(at, NAMES | {"code": "Not one"}).status_code == 422
    assert client.post(at, NAMES).status_code == 302
    assert "sign" in client.get(at).content.decode()


def test_a_program_writes_and_reads_it(world, client):
    client.force_login(world.admin.user)
    at = "/api/v1/cases/distribution/skills"
    assert client.put(at, NAMES, content_type="application/json").json() == NAMES
    assert client.get(at).json() == [NAMES]
