import pytest
from django.db import connection

from jehat.core.verdict import Refused
from jehat.organization.models import Batch
from jehat.organization.sheets import BadSheet

from .tables import DEPARTMENTS, handed_in

ROW = ["NEW", "كناري", "Canary", ""]


def test_a_table_is_kept_sealed_and_does_nothing_yet(world, recorded):
    batch = handed_in(world, "departments", DEPARTMENTS, ROW)
    assert not world.entity.departments.filter(code="NEW").exists()
    assert recorded("hand_in_batch").particulars == {"table": "departments", "rows": 1}
    with connection.cursor() as cursor:
        cursor.execute("SELECT rows FROM organization_batch")
        assert b"Canary" not in bytes(cursor.fetchone()[0])
    assert Batch.objects.get() == batch


def test_its_headings_are_ours_in_either_language(world):
    handed_in(world, "departments", ["الرمز", "الاسم بالعربية", "Name in English"], ROW[:3])


def test_a_heading_that_is_missing_is_named(world):
    with pytest.raises(BadSheet, match="Name in Arabic"):
        handed_in(world, "departments", ["code", "name_en"], ["NEW", "A"])


@pytest.mark.parametrize("table", ["departments", "employees"])
def test_it_is_refused_to_everybody_else(world, stranger, table):
    with pytest.raises(Refused):
        handed_in(world, table, DEPARTMENTS, ROW, by=stranger)
    assert not Batch.objects.exists()
