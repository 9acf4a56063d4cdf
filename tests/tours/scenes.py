"""How a case is made ready for a tour: by the actions that people use, on the database of the running platform."""

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from jehat.cases import actions
from jehat.cases.models import Case, Comment, Note, Referral
from jehat.catalogue.models import Kind
from jehat.documents.actions import keep
from jehat.organization.models import Department, Employee
from tests.browser import PDF

KIND = "WRM-BPR"
WORDS = "كلمات من الجولة"
FILE = "deed.pdf"


def scene_of(case: Case, **more: Any) -> dict[str, Any]:
    """What a step may name of a case."""
    return {"number": case.number, "case": str(case.pk)} | more


def again(case: Case) -> Case:
    return Case.objects.with_people().get(pk=case.pk)


def kind(code: str = KIND) -> Kind:
    return Kind.objects.select_related("entity", "department", "current").get(code=code)


def legal() -> Department:
    return Department.objects.select_related("entity").get(entity__code="WRM", code="LEGAL")


def filed(people, *, by: str = "sara", to: str = "noura", **given) -> Case:
    """A case in the hands of an officer who has not opened it."""
    user, holder = getattr(people, by), getattr(people, to)
    told = {"kind": kind(), "subject": "A workshop", "text": "I wish to open a workshop."} | given
    case = actions.submit(by=user, **told)
    if case.assignee_id != holder.pk:
        actions.assign(by=people.huda.user, case=case, to=holder, even_away=True)
    return again(case)


def opened(people, **given) -> Case:
    """The same, once Noura works on it."""
    return actions.open_case(by=people.noura.user, case=filed(people, **given))


def in_hand(people) -> dict[str, Any]:
    return scene_of(opened(people), faisal=str(people.faisal.pk), huda=str(people.huda.pk))


def unopened(people) -> dict[str, Any]:
    """It has a subject of its own, by which it is found in a list."""
    case = filed(people, subject=f"A workshop, no. {Case.objects.count()}")
    return scene_of(case, subject=case.subject)


def with_file(people) -> dict[str, Any]:
    file = keep(by=people.sara, upload=SimpleUploadedFile(FILE, PDF, "application/pdf"))
    case = filed(people, files=[file])
    return scene_of(actions.open_case(by=people.noura.user, case=case))


def queued(people) -> dict[str, Any]:
    """One that waits in the queue of the department, since nobody was there when it came."""
    crew = Employee.objects.filter(department=people.noura.department, takes_cases=True)
    names = list(crew.values_list("pk", flat=True))
    crew.update(takes_cases=False)
    try:
        actions.submit(by=people.sara, kind=kind(), subject="Nobody is there")
    finally:
        Employee.objects.filter(pk__in=names).update(takes_cases=True)
    return {}


def referred(people, **given) -> Case:
    """Referred to the legal department, where Yousef has it."""
    case = opened(people)
    return actions.refer(by=people.noura.user, case=case, to=legal(), note="Yours?", **given)


def referral_of(case: Case) -> Referral:
    return Referral.objects.filter(case=case, is_original=True).latest("sent_at")


def days_on(number: int) -> str:
    return str(timezone.localdate() + timedelta(days=number))


def said(act: str = "comment"):
    """Asserts that their words are the last of the case to the beneficiary, and of this act."""

    def holds(people, scene):
        last = Comment.objects.filter(case=scene["case"]).latest("created_at")
        assert (last.text, last.act) == (WORDS, act)

    return holds


def noted(people, scene):
    """Their words are the last that the team wrote."""
    assert Note.objects.filter(case=scene["case"]).latest("created_at").text == WORDS
