"""What a referral asks of whom it goes to, why it is made and why it comes back: data, not code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Directive(TextChoices):
    """The instruction that goes with a referral (توجيه)."""

    ACTION = "action", _("For necessary action")
    COMPETENCE = "competence", _("As per competence")
    EXECUTE = "execute", _("For execution")
    OPINION = "opinion", _("For study and opinion")
    STATEMENT = "statement", _("For a statement in reply")
    REPLY = "reply", _("To prepare the reply")
    LETTER = "letter", _("To draft a letter")
    PRESENT = "present", _("To present")
    DISCUSS = "discuss", _("To discuss")
    APPROVE = "approve", _("For approval")
    SIGN = "sign", _("For signature")
    FOLLOW_UP = "follow_up", _("For follow-up")
    INFORMATION = "information", _("For information")
    AWARENESS = "awareness", _("For awareness")
    FILE = "file", _("To file")
    CIRCULATE = "circulate", _("To circulate")
    REGULATION = "regulation", _("According to regulation")
    URGENT = "urgent", _("Urgent: present today")


# What asks for nothing but to be read.
READ_ONLY = (Directive.INFORMATION, Directive.AWARENESS, Directive.FILE, Directive.CIRCULATE)


class Why(TextChoices):
    """Why a case is referred."""

    WORK = "work", _("They are to act on it")
    WRONG_ADDRESSEE = "wrong", _("It came to the wrong department")


class ReturnGround(TextChoices):
    """Why a referral is refused or given back, as a code that can be counted."""

    NOT_OURS = "not_ours", _("It is not ours")
    LACKS = "lacks", _("Something is lacking")
    DUPLICATE = "duplicate", _("We have it already")
    OTHER = "other", _("Another reason")


class End(TextChoices):
    """How a referral came to its end."""

    REFUSED = "refused", _("Refused")
    RETURNED = "returned", _("Given back")
    RECALLED = "recalled", _("Recalled")
    PASSED_ON = "passed_on", _("Passed on")
    DONE = "done", _("Done")


SENT_BACK = (End.REFUSED, End.RETURNED)
