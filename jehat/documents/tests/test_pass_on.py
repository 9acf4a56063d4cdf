import pytest

from jehat.audit.models import Event
from jehat.cases import actions as cases
from jehat.core.verdict import Refused
from jehat.documents import actions, vault
from jehat.documents.models import File

from .conftest import PNG


@pytest.fixture
def plan(world, given):
    file = actions.keep(by=world.sara, upload=given(name="plan.png"))
    cases.submit(by=world.sara, kind=world.kind, subject="A workshop", files=[file])
    return File.objects.get(pk=file.pk)


def test_the_other_entity_gets_a_copy_under_its_own_key(world, plan):
    copy = actions.pass_on(by=world.noura.user, file=plan, entity_id=world.other_kind.entity_id)
    again = File.objects.get(pk=copy.pk)
    assert (again.entity_id, again.origin_id, again.name) == (world.other_kind.entity_id, plan.pk, plan.name)
    assert again.attached_at
    with vault.unseal(again) as stream:
        assert stream.read() == PNG
    assert Event.objects.get(verb="file.pass_on").particulars == {"origin": str(plan.pk)}


def test_what_was_handed_to_nobody_or_is_there_already_is_not_passed_on(world, plan, given):
    waiting = actions.keep(by=world.sara, upload=given(name="other.png"))
    for file, entity in ((waiting, world.entity.pk), (plan, plan.entity_id)):
        with pytest.raises(Refused):
            actions.pass_on(by=world.noura.user, file=file, entity_id=entity)
