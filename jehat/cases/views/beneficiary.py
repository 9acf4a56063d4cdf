"""The beneficiary's doors: file a case, follow it, answer, rate."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jehat.cases import actions, naming, permissions, queries
from jehat.cases.forms import AppealForm, DisputeForm, RateForm, SubmitForm, WithdrawForm
from jehat.cases.models import Case
from jehat.cases.queries.kept import filing_draft, filing_place, speaking_place
from jehat.catalogue.fields import Questionnaire
from jehat.catalogue.models import Kind
from jehat.catalogue.queries import entities_with_kinds, kinds_of
from jehat.core.verdict import Refused
from jehat.core.words import duration
from jehat.documents.refusals import NotTaken
from jehat.documents.unsent import unsent_at

from .answering import answer_form
from .papers import papers_of
from .speech import back_to, filters_of, handed_back, is_staff_side, left_over, speaking, spoken, story, writing
from .unsent import keeps_words


def new_steps(entity=None) -> list:
    """The three steps of filing; those behind lead back."""
    chooser = reverse("cases:new")
    return [
        {"label": _("Entity"), "url": chooser},
        {"label": _("Kind of case"), "url": f"{chooser}?entity={entity.code}" if entity else ""},
        _("Subject"),
    ]


@login_required
@require_GET
def new(request):
    """Choose the entity, then the kind of case."""
    entities = entities_with_kinds()
    chosen = next((one for one in entities if one.code == request.GET.get("entity")), None)
    context = {
        "entities": entities,
        "entity": chosen,
        "kinds": kinds_of(chosen) if chosen else [],
        "steps": new_steps(chosen),
        "now_step": 2 if chosen else 1,
    }
    template = "cases/_new.html" if request.htmx else "cases/new.html"
    return render(request, template, context)


@login_required
@require_http_methods(["GET", "POST"])
def submit(request, code):
    """Write or speak the case, and file it; of a kind not offered any more, what was typed is shown still."""
    kind = get_object_or_404(Kind.objects.ever_offered().select_related("entity", "department", "current"), code=code)
    principals = queries.principals_before(request.user, kind.entity)
    offered = _may_file(request.user, kind, principals)
    wanted = (
        {"beneficiary": request.GET.get("for")} if request.GET.get("for") in [str(p.pk) for p in principals] else {}
    )
    place, kept = filing_place(kind), filing_draft(request.user, kind)
    if not offered and not kept and request.method == "GET":
        return redirect("catalogue:kind", code)
    wanted = (kept.words if kept else {}) | wanted
    questionnaire = Questionnaire.of(kind.current)
    form = SubmitForm(
        request.POST or None,
        request.FILES or None,
        uploader=request.user,
        principals=principals,
        initial=wanted,
        questionnaire=questionnaire,
        papers=papers_of(request, kind, questionnaire, wanted),
    )
    if request.method == "POST" and form.is_valid():
        try:
            given = spoken(form, by=request.user, entity_id=kind.entity_id)
            given["subject"] = given["subject"] or _("Voice message: %(kind)s") % {"kind": kind.name}
            case = actions.submit(by=request.user, kind=kind, draft=place, **given)
        except (NotTaken, Refused) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your case was received. Its number is %(number)s.") % {"number": case.number})
            return redirect("cases:case", case.number)
    status = 422 if form.is_bound else 200
    context = {
        "kind": kind,
        "offered": offered,
        "form": form,
        "steps": new_steps(kind.entity),
        "draft": f"{request.user.pk}:new:{kind.code}",
        "drafted": unsent_at(request.user, place, kept, form),
        "upload_url": reverse("documents:upload"),
        "max_bytes": settings.MAX_UPLOAD_BYTES,
    }
    return render(request, "cases/submit.html", context, status=status)


def _may_file(user, kind, principals):
    """Whether he may file for himself or for anybody he acts for; else why not for himself."""
    own = permissions.can_submit(user, kind)
    others = (permissions.can_submit(user, kind, one) for one in principals)
    return own or next(filter(None, others), own)


def own_case(request, number) -> Case:
    """A case of the person's own side."""
    cases = Case.objects.acted_for(request.user).with_people()
    return get_object_or_404(
        cases.select_related("rating", "filed_by", "kind__pace", "terms", "answers", "appeal"), number=number
    )


def case_page(request, case, *, status=200, **forms):
    """The case as its beneficiary sees it."""
    now = timezone.now()
    show, filters = filters_of(request, is_team=False)
    asked = queries.asked_of(case)
    if asked and naming.hides(case, request.user):
        naming.unsigned(case, [asked.comment])
    said = speaking(request.user, case, **forms)
    typed = said["drafted"]["comment"].words
    context = {
        **writing(request, case),
        "now": now,
        "case": case,
        "side": "case",
        "filters": filters,
        **story(request, case, is_team=False, show=show),
        "chain": queries.chain(case),
        "responsible": naming.responsible(case, request.user),
        "journey": queries.journey(case, request.user),
        "answered": queries.answered(case),
        "progress": queries.steps_of(case),
        "asked": asked,
        "goes_on": queries.goes_on_in(case, request.user),
        "question": asked and asked.comment,
        "contact": queries.contact_of(case),
        "looked": queries.looked(case),
        "expected": queries.expected(case, now=now),
        "took": duration(case.closed_at - case.created_at) if case.closed_at else "",
        "may": _may(request.user, case),
        "rate_form": RateForm(),
        "dispute_form": DisputeForm(uploader=request.user, auto_id="dispute-%s"),
        "appeal_form": AppealForm(uploader=request.user, auto_id="appeal-%s"),
        "after": queries.after(case, now=now),
        "answer_form": said.get("answer_form") or answer_form(request, case, asked, words=typed),
        **said,
    }
    context["left_over"] = left_over(context["drafted"], _writing(context["may"]))
    return render(request, "cases/case.html", context, status=status)


def _writing(may) -> dict:
    """His words to the entity have one draft, whether they answer a question or not."""
    return {"comment": may["comment"] or may["answer"]}


HIS_VERBS = ("follow_up", "comment", "answer", "rate", "withdraw", "dispute", "appeal")


def _may(user, case) -> dict:
    return {verb: getattr(permissions, f"can_{verb}")(user, case) for verb in HIS_VERBS}


@login_required
@require_GET
def case(request, number):
    own = Case.objects.visible_to(request.user).filter(number=number).first()
    if own is None:
        raise Http404
    if is_staff_side(request.user, own):
        return redirect("cases:work", number)
    actions.open_case(by=request.user, case=own)
    return case_page(request, own_case(request, number))


@login_required
@require_POST
def answer(request, number):
    case = own_case(request, number)
    place = speaking_place(case, "comment")
    form = answer_form(request, case, queries.asked_of(case), is_sent=True)
    if form.is_valid():
        try:
            given = spoken(form, by=request.user, entity_id=case.entity_id)
            actions.answer(by=request.user, case=case, draft=place, **given)
            return _answered(request, own_case(request, number))
        except NotTaken as refusal:
            form.add_error(None, str(refusal))
        except Refused as refusal:
            told = handed_back(request, case, "comment", refusal)
            return case_page(request, own_case(request, number), status=409, answer_form=form, **told)
    return case_page(request, case, status=422, comment_form=form, answer_form=form)


def _answered(request, case):
    """Back to the case; where something is missing still, it says what."""
    asked = queries.asked_of(case)
    if asked and asked.missing:
        messages.warning(request, _("Still missing: %(points)s") % {"points": _(", ").join(asked.missing)})
        return back_to(request.user, case, "#question")
    return back_to(request.user, case, "#end")


@login_required
@require_http_methods(["GET", "POST"])
@keeps_words
def withdraw(request, number):
    """Say what it means, and then take the case back."""
    case = own_case(request, number)
    permissions.can_withdraw(request.user, case).require()
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(by=request.user, case=case, **form.cleaned_data)
        except Refused as refusal:
            return case_page(
                request, own_case(request, number), status=409, **handed_back(request, case, "withdraw", refusal)
            )
        messages.success(request, _("Case %(number)s was withdrawn.") % {"number": case.number})
        return back_to(request.user, case)
    return render(request, "cases/withdraw.html", {"case": case, "form": form}, status=422 if form.is_bound else 200)


@login_required
@require_POST
def rate(request, number):
    case = own_case(request, number)
    form = RateForm(request.POST)
    if not form.is_valid():
        return case_page(request, case, status=422, rate_form=form)
    actions.rate(by=request.user, case=case, **form.cleaned_data)
    messages.success(request, _("Thank you. Your opinion was recorded."))
    return back_to(request.user, case)
