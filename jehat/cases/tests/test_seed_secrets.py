"""The secret cases of the demonstration."""

import pytest

from jehat.cases import seed_secrets
from jehat.cases.models import Case
from jehat.cases.seed_secrets import Secret, keep_secrets

from .secret import SECRET, TOP_SECRET


@pytest.fixture(autouse=True)
def of_the_world(monkeypatch):
    told = {"subject": "ترخيص", "text": "المخططات تسلم باليد."}
    wanted = (
        Secret("WRM-BPR", "top_secret", False, **told),
        Secret("WRM-BPR", "secret", True, **told),
        Secret("NONE", "secret", True, **told),
    )
    monkeypatch.setattr(seed_secrets, "SECRETS", wanted)


def test_each_is_with_who_is_cleared_for_it(world):
    first, second = keep_secrets()
    assert [case.rank for case in Case.objects.order_by("pk")] == [TOP_SECRET, SECRET]
    for case in (first, second):
        holder = Case.objects.get(pk=case.pk).assignee
        assert Case.objects.visible_to(holder.user).filter(pk=case.pk).exists()
        assert Case.objects.visible_to(world.huda.user).filter(pk=case.pk).exists()
    world.kind.refresh_from_db()
    assert world.kind.secrecy == "secret"


def test_twice_is_once(world):
    keep_secrets()
    assert keep_secrets() == []
    assert Case.objects.count() == 2
