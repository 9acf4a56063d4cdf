"""Types of field whose answer is words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jehat.core.folding import western_digits
from jehat.core.lines import line, visible

from .base import FieldType, text_of, wrong
from .patterns import PATTERNS

LONGEST_LINE, LONGEST_TEXT = 300, 3000


class Text(FieldType):
    label = gettext_lazy("A line of text")
    limits: tuple[str, ...] = ("least", "most", "pattern")
    longest = LONGEST_LINE

    def clean(self, field, given):
        text = self._tidy(text_of(given))
        least, most = field.limits.get("least", 0), min(field.limits.get("most") or self.longest, self.longest)
        if len(text) < least:
            raise wrong(_("Write at least %(least)s letters.") % {"least": least}, "short")
        if len(text) > most:
            raise wrong(_("Write at most %(most)s letters.") % {"most": most}, "long")
        return self._fitting(field, text)

    def _tidy(self, text):
        return line(text)

    def _fitting(self, field, text):
        pattern = PATTERNS.get(field.limits.get("pattern", ""))
        if pattern is None:
            return text
        plain = western_digits(text)
        if not pattern.fits(plain):
            raise wrong(str(pattern.says), "pattern")
        return plain


class LongText(Text):
    label = gettext_lazy("A paragraph")
    limits = ("least", "most")
    longest = LONGEST_TEXT

    def _tidy(self, text):
        return "\n".join(visible(one).rstrip() for one in text.splitlines()).strip()
