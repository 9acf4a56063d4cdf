"""A case goes to another entity of the platform: there it is a case of that entity's own, here it waits for it.

What is sent is sealed anew under the keys of the entity that gets it; what the team says among itself stays at home.
"""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import permissions, queries
from jehat.cases.directives import Directive
from jehat.cases.models import Attachment, Case, Comment, Referral
from jehat.cases.states import follows
from jehat.core.verdict import Refused
from jehat.documents.actions import pass_on

from .conversation import end_draft, write_comment, write_note
from .intake import begin, new_case
from .moving import move


@action("case.refer_out", says=_("Referred to another entity"))
def refer_out(*, by, case, kind, note, files=(), directive=Directive.ACTION, is_final=False, draft="", now=None):
    """Send the case on to another entity, as a kind of case that it offers; here it waits for the outcome there."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_refer_out(by, case).require()
    if kind.entity_id == case.entity_id or not kind.is_offered or queries.level_of(kind):
        raise Refused(_("A case is sent on as a kind of case that another entity offers to everybody."))
    if {file.pk for file in files} - {file.pk for file in queries.shown_files(case)}:
        raise Refused(_("Only what the beneficiary sees is sent on."))
    in_place_of = permissions.in_place_of(by, case, "refer_out")
    written = write_note(case, by=by, text=note, now=now, acting_for=in_place_of)
    end_draft(by, draft)
    case.tracking = case.tracking or case.number
    case.save(update_fields=["tracking"])
    there = take_in(by=by, case=case, kind=kind, note=note, files=files, now=now)
    referral = Referral.objects.create(
        entity_id=case.entity_id,
        case=case,
        directive=directive,
        by=by,
        from_department=case.department,
        from_employee=case.assignee,
        to_entity=kind.entity,
        onward=there,
        onward_number=there.number,
        is_final=is_final,
        note=written,
        sent_at=now,
    )
    move(case, follows(case.status, "refer_out"), now=now)
    record(
        "case.refer_out", case, by=by, acting_for=in_place_of, at=now, referral=referral.pk, to_entity=kind.entity_id
    )
    return case


@action("case.take_in", says=_("Came from another entity"), enters=("kind",))
def take_in(*, by, case, kind, note, files, now):
    """The case at the entity it was sent to: with a number of its own and the tracking number of the first."""
    permissions.can_take_in(case, kind).require()
    first_words = case.comments.filter(act=Comment.Act.SUBMIT).first()
    told = {"priority": case.priority, "channel": Case.Channel.ENTITY, "language": case.language}
    there = new_case(case.filed_by, kind, case.beneficiary, case.subject, now=now, **told)
    there.first_id, there.tracking = case.pk, case.tracking
    there.save(update_fields=["first", "tracking"])
    text = first_words.text if first_words else ""
    said = write_comment(there, by=case.filed_by, act=Comment.Act.SUBMIT, text=text, voice=None, files=(), now=now)
    copies = [pass_on(by=by, file=file, entity_id=kind.entity_id) for file in files]
    Attachment.objects.bulk_create(Attachment(entity_id=there.entity_id, comment=said, file=one) for one in copies)
    write_note(there, by=by, text=note, now=now)
    event = record("case.take_in", there, by=by, at=now, from_entity=case.entity_id, kind=kind.code)
    # Outside they are told once a slip of the hand can no longer be called back.
    begin(there, now=now, of=event, delay=permissions.UNDO_WITHIN.seconds)
    return there
