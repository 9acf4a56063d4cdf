"""The doors to words that were sent and not taken: kept to be copied, or carried where the case goes on."""

from contextlib import suppress
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jehat.cases import queries
from jehat.cases.models import Case
from jehat.cases.queries.kept import FURTHER, LABELS, speaking_place, words_kept, words_place
from jehat.core.verdict import Refused
from jehat.documents import actions, places
from jehat.documents.queries import draft_at, waiting_of
from jehat.documents.typed import words_of

# The fields in which people write to people, whatever else a form asks.
WRITTEN = ("text", "note", "reason", "answer", "words")
# What a form says about itself, and nobody typed.
BESIDE = {"seen", "warned", "even_so", "even_away"}


@login_required
@require_safe
def unsent(request, number, act):
    """What the person typed about a case and could not send, to copy or to discard."""
    draft = words_kept(request.user, number, act)
    if draft is None:
        raise Http404
    is_seen = Case.objects.visible_to(request.user).filter(number=number).exists()
    label = (LABELS | FURTHER).get(act, "")
    context = {"number": number, "label": label, "draft": draft, "text": told(draft.words), "is_seen": is_seen}
    return render(request, "cases/unsent.html", context)


@login_required
@require_POST
def carry(request, number):
    """Go on with what was typed in the case that this one was merged into."""
    case = get_object_or_404(Case.objects.visible_to(request.user), number=number)
    into = queries.goes_on_in(case, request.user)
    act = request.POST.get("place", "").rpartition(":")[2]
    if into is None or act not in LABELS:
        raise Http404
    to = speaking_place(into, act)
    actions.carry_draft(by=request.user, place=speaking_place(case, act), to=to)
    return redirect(places.find(request.user, to).url)


def keep_words(request, number, act) -> bool:
    """Keep what was typed and not taken, for every device of its writer; whether there was anything and it is kept."""
    given = {name: request.POST.getlist(name) for name in request.POST if name not in BESIDE}
    words = words_of(given)
    if not told(words):
        return False
    place = words_place(request.user, number, act)
    draft = draft_at(request.user, place)
    if draft and draft.words == words:
        return True
    files = waiting_of(request.user, request.POST.getlist("files"))
    base = draft.version if draft and _grew(draft.words, words) else 0
    # A draft too many, or too long: it stands on the page that answers all the same.
    with suppress(Refused):
        actions.keep_draft(by=request.user, place=place, words=words, files=files, base=base)
        return True
    return False


def keeps_words(view):
    """A door behind which the words that were typed are kept, should the act be refused or the case be gone."""

    @wraps(view)
    def door(request, number, *given, **named):
        try:
            answer = view(request, number, *given, **named)
        except (Http404, Refused):
            if request.method == "POST" and keep_words(request, number, view.__name__):
                messages.info(request, _("Nothing was sent. What you typed waits for you among your drafts."))
            raise
        if request.method == "POST" and answer.status_code == 409:
            keep_words(request, number, view.__name__)
        return answer

    return door


def told(words) -> str:
    """The text that somebody wrote among the words of a form; what was chosen is none."""
    texts = (words.get(name) for name in WRITTEN)
    return "\n\n".join(one for one in texts if isinstance(one, str))


def _grew(before, after) -> bool:
    """Whether the one was typed on from the other, of which nothing is lost then."""
    return told(after).startswith(told(before))
