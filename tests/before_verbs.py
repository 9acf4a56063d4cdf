"""What has to stand before a verb of casework can be measured, where no verb before it brings that about.

Written as rows, like the many cases among which they are measured.
"""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from jehat.cases.directives import End, ReturnGround
from jehat.cases.models import Attachment, Case, Conflict, Custody, Handover, Referral, Tick
from jehat.cases.obstacles import checklist
from jehat.cases.permissions.referring import NOT_OURS_MOST
from jehat.cases.states import Relation, Status
from jehat.catalogue.models import Version
from jehat.documents.actions import keep
from jehat.documents.models import File
from jehat.organization.models import Department, Employee
from jehat.people.queries import known_as

ADMINISTRATOR = "admin.wrm"
DOCUMENT = b"%PDF-1.4\n%%EOF\n"


def another(case) -> None:
    """That there is one."""
    those = Case.objects.open().filter(assignee=case.assignee_id, rank=0).exclude(pk=case.pk).order_by("-created_at")
    Case.objects.filter(pk=those.values_list("pk", flat=True)[0]).update(beneficiary=case.beneficiary_id)


def gone_through(case) -> None:
    """All ticked that its kind wants gone through before it is done."""
    told = {"entity_id": case.entity_id, "by": case.assignee.user, "at": case.created_at}
    Tick.objects.bulk_create(Tick(case=case, code=line.item.code, **told) for line in checklist(case))


def declared(case) -> None:
    told = {"relation": Relation.OTHER, "by": case.assignee.user}
    Conflict.objects.create(entity_id=case.entity_id, employee=case.assignee, beneficiary=case.beneficiary, **told)


def handed_in(case) -> None:
    """A document of its beneficiary that ends soon, with what he wrote first."""
    upload = SimpleUploadedFile("deed.pdf", DOCUMENT, "application/pdf")
    file = keep(by=case.beneficiary, upload=upload, entity_id=case.entity_id)
    File.objects.filter(pk=file.pk).update(
        attached_at=timezone.now(), valid_until=timezone.localdate() + timedelta(days=20)
    )
    Attachment.objects.create(entity_id=case.entity_id, comment=case.comments.first(), file=file)


def in_the_queue(case) -> None:
    Case.objects.filter(pk=case.pk).update(assignee=None, status=Status.TRIAGE)
    Custody.objects.filter(case=case, until=None).update(employee=None)


def not_ours(case) -> None:
    """It was sent back so often that somebody above decides."""
    elsewhere = Department.objects.filter(entity=case.entity_id, is_active=True).exclude(pk=case.department_id).first()
    hop = {"entity_id": case.entity_id, "case": case, "by": case.assignee.user, "from_department": case.department}
    hop |= {"to_department": elsewhere, "end": End.REFUSED, "ground": ReturnGround.NOT_OURS}
    times = {"sent_at": case.created_at, "ended_at": case.created_at}
    Referral.objects.bulk_create(Referral(**hop, **times) for _time in range(NOT_OURS_MOST))


def leaving(case) -> Handover:
    """Its holder is about to leave."""
    by = known_as(ADMINISTRATOR)
    return Handover.objects.create(entity_id=case.entity_id, by=by, employee=case.assignee, way=Handover.Way.DISTRIBUTE)


def tracked(case) -> None:
    Case.objects.filter(pk=case.pk).update(tracking=case.number)


def called_back(case) -> None:
    """The wait for the other entity is over, and not yet what it had of the case."""
    case.referrals.filter(onward__isnull=False).update(end=End.RECALLED, ended_at=timezone.now())


def listed(case) -> None:
    """By its terms something is gone through before it is done."""
    those = Version.objects.filter(kind__entity=case.entity_id, rules__closing_checklist__0__isnull=False)
    Case.objects.filter(pk=case.pk).update(terms=those.values("pk")[:1])


def waiting_for_a_moment(case) -> int:
    """Each open case of its entity waits for a moment; how many they are."""
    return Case.objects.open().filter(entity=case.entity).update(alarm_at=timezone.now())


def of_one_person(case, many) -> None:
    """So many cases of its holder are those of its beneficiary."""
    those = Case.objects.open().filter(assignee=case.assignee_id, rank=0).exclude(pk=case.pk)
    keys = list(those.values_list("pk", flat=True)[: many - 1])
    Case.objects.filter(pk__in=keys).update(beneficiary=case.beneficiary_id)


def handed_over(case) -> Handover:
    """Its holder leaves, and gets nothing new."""
    Employee.objects.filter(pk=case.assignee_id).update(takes_cases=False)
    return leaving(case)
