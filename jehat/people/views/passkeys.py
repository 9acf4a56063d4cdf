"""Talking with a browser about passkeys: the question is kept in the session, and answered once."""

from django.http import JsonResponse
from django.views.decorators.http import require_POST

from jehat.people import passkeys, queries

from .entering import waiting

QUESTION = "passkey_question"


def works_here(request) -> bool:
    """Whether browsers know passkeys at the address of this request."""
    return passkeys.works_at(request.get_host())


@require_POST
def ask_passkey(request):
    """What a passkey is to sign: one of the person's, or whichever he chooses to come in with."""
    person = request.user if request.user.is_authenticated else waiting(request)[0]
    known = queries.kept_passkeys(person) if person else None
    options, state = passkeys.question(host=request.get_host(), known=known)
    return put(request, options, state)


def put(request, options, state) -> JsonResponse:
    """Keep the question, and send it to the browser."""
    request.session[QUESTION] = state
    return JsonResponse(options)


def reply_of(request, answer) -> passkeys.Reply | None:
    """The answer with the question it belongs to; the question is gone after that."""
    state = request.session.pop(QUESTION, None)
    if answer is None or state is None:
        return None
    return passkeys.Reply(host=request.get_host(), state=state, answer=answer)
