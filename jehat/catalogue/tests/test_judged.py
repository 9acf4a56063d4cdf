"""What people really ask, judged: the right kind of case stands at the top, or near it.

The queries were written without the synonyms at hand; most share no whole phrase with them.
"""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jehat.catalogue import queries
from jehat.catalogue.models import Wording
from jehat.catalogue.seed import load_kinds, load_wordings, read_catalogue
from jehat.core.folding import fold
from jehat.organization.seed import load_entities

JUDGED = json.loads((Path(__file__).parent / "judged.json").read_text(encoding="utf-8"))
AT_LEAST = 0.85


@pytest.fixture
def whole_guide(db):
    catalogue = read_catalogue()
    load_entities(catalogue["entities"])
    load_kinds(catalogue["case_types"])
    load_wordings()


def rank_of(judged) -> float:
    found, _answer = queries.find(judged["asked"], most=10)
    places = [place for place, one in enumerate(found, 1) if one.is_kind and one.what.code in judged["right"]]
    return 1 / places[0] if places else 0.0


def test_what_is_asked_is_found_near_the_top(whole_guide):
    ranks = {judged["asked"]: rank_of(judged) for judged in JUDGED}
    mean = sum(ranks.values()) / len(ranks)
    arabic = [rank for asked, rank in ranks.items() if fold(asked)[0] > "\u0600"]
    print(f"MRR@10 {mean:.3f} over {len(ranks)} queries; Arabic {sum(arabic) / len(arabic):.3f} over {len(arabic)}")
    worst = sorted(ranks.items(), key=lambda one: one[1])[:12]
    assert len(ranks) >= 120
    assert mean >= AT_LEAST, worst


def test_the_queries_are_not_the_synonyms(whole_guide):
    phrases = {f" {fold(one)} " for wording in Wording.objects.all() for one in (*wording.words_ar, *wording.words_en)}
    copied = [one["asked"] for one in JUDGED if any(phrase in f" {fold(one['asked'])} " for phrase in phrases)]
    assert len(copied) <= len(JUDGED) / 2, copied


def test_a_need_told_plainly(whole_guide):
    found, answer = queries.find("بنيت ملحق بدون رخصة")
    assert {one.what.code for one in found[:3]} == {"WRC-FNC", "WRM-BPR", "WRC-OBJ"}
    assert answer.meant == ""


def test_finding_takes_few_queries_however_much_is_found(whole_guide, django_assert_max_num_queries):
    queries.find("رخصة")
    with django_assert_max_num_queries(3):
        queries.find("رخصة")
    with CaptureQueriesContext(connection) as one:
        queries.find("تعويض")
    with CaptureQueriesContext(connection) as many:
        queries.find("permit")
    assert len(one) == len(many)
