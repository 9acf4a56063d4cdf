"""Letting go of answers that nobody can ask for again."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.integrations.models import KeptAnswer


@action("integration.forget_answers", says=_("Kept answers were let go"))
def forget_answers(*, by=None, now=None):
    """Delete the answers that were kept for their time; the number deleted."""
    before = (now or timezone.now()) - KeptAnswer.KEPT_FOR
    return KeptAnswer.objects.filter(created_at__lt=before).delete()[0]
