from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header

from .actions.presence import SESSION_MARK, begin, expire
from .models import SignIn
from .presence import SEEN_EVERY, deadline, needs_second_factor
from .queries import has_second_factor
from .way_back import came_from, with_next

ENDED = "presence_ended"
ENDPOINTS = "/api/"


class LanguageMiddleware:
    """The language of the account; for a visitor the one he chose, else the first of ours that his browser names.

    Arabic is the language of the platform, so it is what everybody gets who asks for neither. A browser is listened to
    because its language is all that a stranger has told about himself; one press, kept in a cookie, corrects it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        self._speak(request, self._asked_for(request))
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    def process_view(self, request, view, args, kwargs):
        # Only here is it known who asks: the account is found by a later middleware.
        if request.user.is_authenticated:
            self._speak(request, request.user.language)

    @staticmethod
    def _speak(request, language):
        translation.activate(language)
        request.LANGUAGE_CODE = language

    @staticmethod
    def _asked_for(request) -> str:
        known = [code for code, _name in settings.LANGUAGES]
        # An address may name its language, for search engines and links that are passed on: they keep no cookie.
        named = request.GET.get("hl") if request.method in ("GET", "HEAD") else None
        for chosen in (named, request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)):
            if chosen in known:
                return chosen
        accepted = parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
        wanted = (tag.partition("-")[0] for tag, weight in accepted if weight)
        return next((tag for tag in wanted if tag in known), settings.LANGUAGE_CODE)


class PresenceMiddleware:
    """Ends the sessions whose time ran out, whose account was closed or whose presence was ended elsewhere."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if self._is_over(request):
            logout(request)
            request.session[ENDED] = True
            if not request.path.startswith(ENDPOINTS) and _is_part_or_form(request):
                # Whoever signs in again comes back to the page on which he was, and to what he had typed there.
                return led_to(request, "people:sign_in")
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        # Messages have their place only now.
        if request.session.pop(ENDED, None):
            messages.warning(
                request, _("You have been signed out after a while without activity. Please sign in again.")
            )

    @staticmethod
    def _is_over(request) -> bool:
        request.presence = None
        mark = request.session.get(SESSION_MARK)
        if mark is None:
            if request.user.is_authenticated:
                # Signed in by a step of allauth that came after the password.
                request.presence = begin(request.user, request)
            return False
        presence = SignIn.objects.current().filter(pk=mark).first()
        if presence is None:
            return True
        now = timezone.now()
        if request.user.is_authenticated:
            presence.user = request.user
            if now < deadline(presence):
                request.presence = presence
                _see(request, presence, now)
                return False
        expire(presence=presence, now=now)
        return True


class SecondFactorMiddleware:
    """Opens nothing to who has to be proved by more than a password, and is not, before that is made good.

    A program has a token of its own, which a person made who was proved.
    """

    OPEN = frozenset(
        "people:set_up people:enrol_app people:offer_passkey people:enrol_passkey people:backup_codes people:confirm "
        "people:ask_passkey people:sign_out people:preferences people:stay "
        # What a browser fetches by itself, the same for everybody.
        "portal:worker portal:manifest portal:offline portal:offline_new brand:sheet brand:logo".split()
    )

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        presence = getattr(request, "presence", None)
        if presence is None or presence.is_proved_twice or getattr(request, "bearer", None) is not None:
            return None
        if request.resolver_match.view_name in self.OPEN or not needs_second_factor(request.user):
            return None
        if request.path.startswith(ENDPOINTS):
            answer = HttpResponse(status=403)
            answer.says = _("Employees set up a second factor before anything else opens.")
            return answer
        return led_to(request, "people:confirm" if has_second_factor(request.user) else "people:set_up")


def led_to(request, name):
    """Lead the whole page elsewhere, and from there back to where the person was."""
    to = came_from(request)
    address = with_next(name, to) if to else reverse(name)
    return HttpResponse(headers={"HX-Redirect": address}) if request.headers.get("HX-Request") else redirect(address)


def _is_part_or_form(request) -> bool:
    return bool(request.headers.get("HX-Request")) or request.method not in ("GET", "HEAD")


def _see(request, presence, now) -> None:
    """Note that the person is here, at most once a minute; a page that listens by itself is no sign of life."""
    listens = "text/event-stream" in request.headers.get("Accept", "") or "X-Jehat-Listens" in request.headers
    if not listens and now - presence.seen_at >= SEEN_EVERY:
        SignIn.objects.filter(pk=presence.pk).update(seen_at=now)
        presence.seen_at = now
