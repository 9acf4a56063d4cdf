"""What all doors to the verbs on a case share: one act, on the version that the caller read."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from jehat.cases import actions, permissions
from jehat.cases.actions.unchanged import if_still
from jehat.cases.models import Case
from jehat.core.rest import Operations, invalid, require_match
from jehat.documents.queries import waiting_of
from jehat.people.views.confirmed import presence_of

from .shown import CaseOut

IF_MATCH = {
    "parameters": [
        {
            "name": "If-Match",
            "in": "header",
            "required": False,
            "description": _("The `ETag` of the case as it was read; refused if it has changed since."),
            "schema": {"type": "string", "pattern": '^("[!-~]{1,40}"|\\*)$'},
        }
    ]
}


class ActsOnCases(Operations):
    """`@router.act("withdraw", verb="case.withdraw", summary=…)`: one act on a case, as it was when it was read."""

    def act(self, path: str, *, verb: str, summary: str, response: Any = CaseOut) -> Any:
        given = {"scope": "cases:write", "verb": verb, "response": response, "summary": summary}
        return self.post(f"{{number}}/{path}", openapi_extra=IF_MATCH, **given)


def seen_case(request, number) -> Case:
    case = get_object_or_404(Case.objects.visible_to(request.user).with_people(), number=number)
    if case.rank:
        permissions.can_open_now(request.user, case, presence_of(request)).require()
    if permissions.glass_over(request.user, case) is not None:
        # Whatever is read so is on the record, from whichever door.
        actions.open_case(by=request.user, case=case)
    return case


def act_on(request, number, act, *, files=None, voice=None, **given):
    """Find the case, take the files that were named, and do the one act."""
    case = seen_case(request, number)
    if files is not None:
        given["files"] = handed_in(request.user, files)
    if voice is not None:
        given["voice"] = spoken(request.user, voice)
    if "If-Match" not in request.headers:
        return act(by=request.user, case=case, **given)
    return if_still(act, lambda now: require_match(request, now.version), by=request.user, case=case, **given)


def handed_in(user, ids) -> list:
    """The named files of the person that are not used yet; one that is not there is a fault of the request."""
    wanted = list(dict.fromkeys(ids))
    found = waiting_of(user, wanted)
    if len(found) != len(wanted):
        raise invalid("files", gettext("This file is no longer there. Attach it again."))
    return found


def spoken(user, voice):
    """The named recording."""
    found = [file for file in waiting_of(user, [voice]) if file.is_voice]
    if not found:
        raise invalid("voice", gettext("This file is no longer there. Attach it again."))
    return found[0]
