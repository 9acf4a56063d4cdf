"""The doors that both sides use: the comment, and the files."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from jehat.cases import actions, permissions, queries, stamps
from jehat.cases.forms import CommentForm
from jehat.cases.models import Case
from jehat.cases.queries.kept import speaking_place
from jehat.core.verdict import Refused
from jehat.documents import serving
from jehat.documents.refusals import NotTaken

from . import staff
from .beneficiary import case_page
from .opening import require_proof
from .speech import back_to, handed_back, is_staff_side, spoken


@login_required
@require_POST
def comment(request, number):
    """Write to the other side."""
    cases = Case.objects.visible_to(request.user).with_people().select_related("rating", "terms", "answers")
    case = cases.filter(number=number).first()
    if case is None or is_staff_side(request.user, case):
        return staff.comment(request, number)
    form = CommentForm(request.POST, request.FILES, uploader=request.user)
    if form.is_valid():
        try:
            said = spoken(form, by=request.user, entity_id=case.entity_id)
            actions.comment(by=request.user, case=case, draft=speaking_place(case, "comment"), **said)
            return back_to(request.user, case, "#end")
        except NotTaken as refusal:
            form.add_error(None, str(refusal))
        except Refused as refusal:
            return case_page(
                request, cases.get(number=number), status=409, **handed_back(request, case, "comment", refusal)
            )
    return case_page(request, case, status=422, comment_form=form)


@login_required
@require_safe
def file(request, number, file_id):
    """A file of the case; permission is asked again at every request, and every download is recorded."""
    case = get_object_or_404(Case.objects.visible_to(request.user).select_related("entity"), number=number)
    require_proof(request, case)
    is_team = bool(permissions.can_see_internal(request.user, case))
    found = queries.file_of(case, file_id, is_team=is_team)
    if found is None:
        raise Http404
    kept, is_internal = found
    if is_internal and not is_team:
        raise Http404
    if serving.is_first_piece(request):
        actions.download(by=request.user, case=case, file=kept, is_internal=is_internal)
    disposition = "attachment" if "download" in request.GET else "inline"
    if case.level is not None and case.level.watermarked:
        return serving.respond_marked(request, kept, stamps.words(request.user), disposition=disposition)
    return serving.respond(request, kept, disposition=disposition)
