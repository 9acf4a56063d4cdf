"""In whatever order one person saves and others reassign, merge and close, no word that was typed is lost."""

from itertools import permutations

import pytest
from django.urls import reverse

from jehat.cases import actions, queries
from jehat.cases.models import Case, Comment, Note, Referral
from jehat.core.verdict import Refused
from jehat.documents.queries import drafts_of

TYPED = "the words that took an hour"
VERBS = ("comment", "note", "ask", "complete", "refer")
ORDERS = [
    (VERBS[place % len(VERBS)], order)
    for place, order in enumerate(permutations(("save", "reassign", "merge", "close")))
]


@pytest.fixture
def second(world, opened):
    case = actions.submit(by=world.sara, kind=world.kind, subject="The same again")
    if case.assignee != world.noura:
        actions.assign(by=world.huda.user, case=case, to=world.noura)
    return actions.open_case(by=world.noura.user, case=Case.objects.get(pk=case.pk))


def reassign(world, case, other):
    actions.assign(by=world.huda.user, case=case, to=world.faisal)


def merge(world, case, other):
    actions.merge(by=world.huda.user, case=case, into=other)


def close(world, case, other):
    actions.reject(by=world.huda.user, case=case, text="It cannot be", outcome="not_competent")


OTHERS = {"reassign": reassign, "merge": merge, "close": close}


def written(case) -> list[str]:
    """Every word that stands in a case."""
    said = Comment.objects.filter(case=case), Note.objects.filter(case=case)
    return [one.text for some in said for one in some] + [one.note for one in Referral.objects.filter(case=case)]


def kept_for(user) -> list[str]:
    return [text for draft in drafts_of(user) for text in (draft.words.get("text"), draft.words.get("note")) if text]


@pytest.mark.parametrize(("verb", "order"), ORDERS, ids=["-".join([verb, *order]) for verb, order in ORDERS])
def test_no_word_is_lost(world, opened, second, client, verb, order):
    client.force_login(world.noura.user)
    # Her page was read before anybody did anything.
    sent = {"text": TYPED, "note": TYPED, "to": world.legal.pk, "seen": queries.last_line(opened)}
    answers = []
    for step in order:
        if step == "save":
            answers.append(client.post(reverse(f"cases:{verb}", args=[opened.number]), sent))
            continue
        try:
            OTHERS[step](world, Case.objects.get(pk=opened.pk), second)
        except Refused:
            # What an earlier one made impossible is not done.
            continue
    (answer,) = answers
    if answer.status_code == 302:
        assert TYPED in written(opened)
        return
    assert answer.status_code in (404, 409)
    assert TYPED in answer.content.decode()
    assert TYPED not in written(opened)
    assert TYPED in kept_for(world.noura.user)
