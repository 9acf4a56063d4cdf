"""Cases that belong together: linked, and merged into one."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import notices, permissions
from jehat.cases.models import Case, CaseLink, Comment
from jehat.cases.states import Outcome
from jehat.core.verdict import Refused
from jehat.notifications.notify import notify

from .conversation import write_comment
from .ending import end_case


@action("case.link_cases", says=_("Linked to another case"))
def link_cases(*, by, case, other, kind=CaseLink.Kind.RELATED, now=None):
    """Say what a case has to do with another one of the entity (ربط)."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_link_cases(by, case, other).require()
    if kind == CaseLink.Kind.MERGED_INTO:
        raise Refused(_("Merging is an act of its own."))
    if CaseLink.objects.standing().of(case).of(other).filter(kind=kind).exists():
        raise Refused(_("The two are linked so already."))
    link = CaseLink.objects.create(entity_id=case.entity_id, one=case, other=other, kind=kind, by=by, at=now)
    record("case.link_cases", case, by=by, at=now, other=other.pk, kind=str(kind))
    return link


@action("case.unlink_cases", says=_("A link to another case was removed"))
def unlink_cases(*, by, case, link, now=None):
    """End a link; that a case was merged stays."""
    case = Case.objects.lock(case)
    now = now or timezone.now()
    permissions.can_unlink_cases(by, case).require()
    ended = CaseLink.objects.standing().of(case).filter(pk=link.pk).exclude(kind=CaseLink.Kind.MERGED_INTO)
    if not ended.update(ended_at=now):
        raise Refused(_("There is no such link to remove."))
    record("case.unlink_cases", case, by=by, at=now, link=link.pk)
    return case


@action("case.merge", says=_("Merged into another case"))
def merge(*, by, case, into, text="", now=None):
    """Close the case since it goes on in another of the same beneficiary, who is told in which (دمج)."""
    # In one order whoever merges which into which, so that two at once do not wait for one another.
    first, second = (Case.objects.lock(one) for one in sorted((case, into), key=lambda one: one.pk))
    case, into = (first, second) if first.pk == case.pk else (second, first)
    now = now or timezone.now()
    permissions.can_merge(by, case, into).require()
    in_place_of = permissions.in_place_of(by, case, "reject")
    words = text or str(_("It goes on in case %(number)s.")) % {"number": into.number}
    said = {"text": words, "voice": None, "files": (), "now": now, "acting_for": in_place_of}
    written = write_comment(case, by=by, act=Comment.Act.REJECT, **said)
    merged = CaseLink.Kind.MERGED_INTO
    CaseLink.objects.create(entity_id=case.entity_id, one=case, other=into, kind=merged, by=by, at=now)
    end_case(case, Outcome.MERGED, now=now, by=by, comment=written)
    told = {"comment": written.pk, "into": into.pk}
    event = record("case.merge", case, by=by, acting_for=in_place_of, at=now, **told)
    notify(notices.told_of_closing(case), of=event)
    return case
