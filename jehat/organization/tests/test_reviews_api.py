"""Reviews and what is not used by the API: the same decisions, and for taking away a person proved just now."""

import pytest

from jehat.audit.record import record
from jehat.organization.api import granting

from .granted import after_the_night, fresh, long_since
from .reviewed import line_of, review_of


@pytest.fixture
def proved(monkeypatch):
    monkeypatch.setattr(granting, "is_fresh", lambda request: True)


def test_a_review_is_read_and_decided(world, ask, proved):
    review = review_of(world)
    (told,) = ask(world.huda, "get", "reviews")[1]
    assert told["id"] == str(review.pk) and told["closed_at"] is None
    _status, page = ask(world.huda, "get", f"reviews/{review.pk}/lines?decision=open")
    people = (world.noura, world.faisal, world.majed)
    assert {one["employee"] for one in page["items"]} == {str(one.pk) for one in people}
    line = line_of(world.noura)
    status, told = ask(world.huda, "post", f"reviews/lines/{line.pk}/decide", {"withdraw": ["case.reject"]})
    assert status == 200 and (told["decision"], told["withdrawn"]) == ("withdrawn", ["case.reject"])
    assert not fresh(world.noura).may("case.reject")
    assert ask(world.huda, "post", f"reviews/lines/{line_of(world.faisal).pk}/decide", {})[1]["decision"] == "kept"
    assert ask(world.huda, "post", f"reviews/lines/{line.pk}/decide", {})[0] in (403, 409)


def test_taking_away_asks_who_was_proved_just_now(world, ask, monkeypatch):
    monkeypatch.setattr(granting, "is_fresh", lambda request: False)
    review_of(world)
    where = f"reviews/lines/{line_of(world.noura).pk}/decide"
    assert ask(world.huda, "post", where, {"withdraw": ["case.reject"]})[0] == 403
    assert ask(world.huda, "post", where, {})[0] == 200


def test_who_does_not_review_has_no_door(world, ask, proved):
    review_of(world)
    line = line_of(world.faisal)
    assert ask(world.noura, "get", "reviews")[0] == 403
    assert ask(world.noura, "post", f"reviews/lines/{line.pk}/decide", {})[0] == 403
    assert ask(world.huda, "post", f"reviews/lines/{line_of(world.salma).pk}/decide", {})[0] == 404


def test_what_is_not_used_is_told_and_taken(world, ask, proved):
    record("case.note", world.entity, by=world.noura.user)
    long_since()
    after_the_night()
    where = f"employees/{world.noura.pk}/unused"
    idle = {one["verb"] for one in ask(world.admin, "get", where)[1]}
    assert "case.reject" in idle and "case.note" not in idle
    status, left = ask(world.admin, "post", f"{where}/withdraw", {"verbs": ["case.reject"]})
    assert status == 200 and {one["verb"] for one in left} == idle - {"case.reject"}
    assert ask(world.huda, "get", where)[0] == 403
