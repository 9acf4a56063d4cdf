"""Documents handed in with a new case: kept as they arrive, so that a form that comes back has them still."""

from collections import defaultdict

from jehat.cases.papers import Papers
from jehat.catalogue.fields import Questionnaire
from jehat.catalogue.fields.asking import PREFIX
from jehat.documents.actions import keep
from jehat.documents.queries import waiting_of
from jehat.documents.refusals import NotTaken


def papers_of(request, owned, questionnaire: Questionnaire, words: dict) -> Papers:
    """What was handed in for each document: named by the form that was sent, else by the draft, and newly uploaded.

    `owned` is what it goes with, a kind of case or a case: the files pass to its entity.
    """
    codes = [one.code for one in questionnaire.fields if one.type == "file"]
    if not codes:
        return Papers()
    named = {code: _named(request, words, PREFIX + code) for code in codes}
    waiting = {str(one.pk): one for one in waiting_of(request.user, [pk for some in named.values() for pk in some])}
    by_code = defaultdict(list)
    for code, some in named.items():
        # A file answers one question: what a form names twice counts where it is named first.
        by_code[code] += [waiting.pop(pk) for pk in some if pk in waiting]
    refused = {}
    for code in codes:
        for upload in request.FILES.getlist(PREFIX + code):
            try:
                by_code[code].append(keep(by=request.user, upload=upload, entity_id=owned.entity_id))
            except NotTaken as refusal:
                refused[code] = str(refusal)
    return Papers(dict(by_code), refused)


def _named(request, words, name) -> list[str]:
    if request.method == "POST":
        return request.POST.getlist(name)
    kept = words.get(name, [])
    return kept if isinstance(kept, list) else [kept]
