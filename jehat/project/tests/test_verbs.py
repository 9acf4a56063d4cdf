"""`make verbs`: every action of every area, each with its sentence."""

from io import StringIO

from django.core.management import call_command

from jehat.audit.action import VERBS


def test_every_verb_is_printed_with_its_sentence():
    printed = StringIO()
    call_command("verbs", stdout=printed)
    lines = printed.getvalue().splitlines()
    assert len(lines) == len(VERBS)
    assert any(line.startswith("case.refer") and "إحالة" in line for line in lines)
    assert any(line.startswith("organization.add_employee") for line in lines)
