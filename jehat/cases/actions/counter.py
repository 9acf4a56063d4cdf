"""What a clerk does for somebody who stands at the counter."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import permissions, queries
from jehat.cases.models import Case, Comment
from jehat.cases.states import Priority
from jehat.people.actions import enrol_visitor

from .answering import keep_answers, right_answers
from .conversation import end_draft, write_comment
from .intake import begin, new_case


@action("case.find_visitor", says=_("A visitor was looked up by the number of his document"))
def find_visitor(*, by, entity, identity):
    """Find whoever claims exactly this identity number; who looked, and whom he found, is on the record."""
    permissions.can_find_visitor(by, entity).require()
    found = queries.claimants(identity)
    record("case.find_visitor", entity, by=by, found=[one.pk for one in found])
    return found


@action("case.receive_visitor", says=_("An account was opened for a visitor"))
def receive_visitor(*, by, entity, identity, names, mobile=None, language="ar", now=None):
    """Open an account for a visitor nobody knows yet, by the document that the clerk has seen."""
    permissions.can_find_visitor(by, entity).require()
    visitor = enrol_visitor(by=by, identity=identity, names=names, mobile=mobile, language=language, now=now)
    record("case.receive_visitor", entity, by=by, at=now, visitor=visitor.pk)
    return visitor


@action("case.submit_for", says=_("The case was filed at the counter"))
def submit_for(
    *,
    by,
    kind,
    beneficiary,
    subject,
    text="",
    voice=None,
    files=(),
    priority=Priority.NORMAL,
    answers=None,
    language="",
    draft="",
    now=None,
):
    """File a case for a visitor, in his name; he is told by the contact he proved."""
    now = now or timezone.now()
    permissions.can_submit_for(by, kind, beneficiary).require()
    values = right_answers(kind.current, answers or {}, files)
    told = {"priority": priority, "channel": Case.Channel.COUNTER}
    case = new_case(by, kind, beneficiary, subject, language=language or beneficiary.language, now=now, **told)
    keep_answers(case, values)
    write_comment(case, by=by, act=Comment.Act.SUBMIT, text=text, voice=voice, files=files, now=now)
    end_draft(by, draft)
    record("case.submit_for", case, by=by, at=now, kind=kind.code, beneficiary=beneficiary.pk, **told)
    begin(case, now=now)
    return case
