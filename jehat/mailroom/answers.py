"""What is answered to an e-mail that was not taken, or not whole: both languages, the reader's first."""

from collections.abc import Sequence
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, override

from jehat.notifications.phrases import kept_whole
from jehat.notifications.wording import RULE, Letter

from .models import Mail
from .states import Failure


def refused(mail: Mail, language: str) -> Letter:
    """It was not taken at all, and why."""
    return _letter(mail, language, lambda: _refused(mail))


def taken_in_part(mail: Mail, left: Sequence[tuple[str, str | Promise]], language: str) -> Letter:
    """Its words are in the case, and these files are not: (name, why)."""
    return _letter(mail, language, lambda: _in_part(mail, left))


def _letter(mail, language, said) -> Letter:
    parts = []
    for code in sorted((code for code, _name in settings.LANGUAGES), key=lambda code: code != language):
        with override(code):
            parts.append(said())
    bodies = ["\n\n".join(part[1:]) for part in parts]
    return Letter(subject=parts[0][0], body=f"\n\n{RULE}\n\n".join(bodies))


def _refused(mail) -> list[str]:
    subject = gettext("Your e-mail was not taken")
    return [subject, f"{subject}.", str(Failure(mail.failure).label), *_way_out(mail)]


def _in_part(mail, left) -> list[str]:
    subject = gettext("A part of your e-mail was not taken")
    files = [f"{name}: {why}" for name, why in left]
    return [subject, gettext("What you wrote is in the case. These files are not:"), *files, *_way_out(mail)]


def _way_out(mail) -> list[str]:
    case = mail.case
    # Who is not of the case learns nothing of it, not even its number.
    is_told = case is not None and mail.by is not None
    told = [gettext("Case %(number)s") % {"number": kept_whole(case.number)}] if is_told else []
    page = reverse("cases:case", args=[case.number]) if is_told else "/"
    end = gettext("This message was sent automatically; replies to it are not read.")
    return [
        *told,
        gettext("You can write in the case on its page, after signing in:"),
        urljoin(settings.ORIGIN, page),
        end,
    ]
