"""In which language a case speaks to its beneficiary."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.cases import permissions
from jehat.cases.models import Case


@action("case.choose_language", says=_("Its letters and messages are from now on in: {language}"), enters=("case",))
def choose_language(*, by, case, language, now=None):
    """Let the letters and messages about a case be in another language from now on; what has left stays as it is."""
    case = Case.objects.lock(case)
    permissions.can_choose_language(by, case, language).require()
    former, case.language = case.language, language
    case.version += 1
    case.save(update_fields=["language", "version"])
    record("case.choose_language", case, by=by, at=now or timezone.now(), former=former, language=str(language))
    return case
