"""The type of field whose answer is files: a document that goes with the case."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import FieldType, wrong

MEGABYTE = 1024 * 1024
MOST_FILES = 5
# What an administrator may allow, by the kind of a file; nothing chosen allows all of them.
KINDS = {"pdf": gettext_lazy("PDF file"), "image": gettext_lazy("Picture"), "other": gettext_lazy("Other file")}


class File(FieldType):
    """Files as {id, name, kind, size}; whoever handed them in is known where they are kept."""

    label = gettext_lazy("A document")
    limits = ("types", "megabytes")
    takes_many = True

    def clean(self, field, given):
        if not isinstance(given, list) or not all(isinstance(one, dict) and "id" in one for one in given):
            raise wrong(_("Give the files that were handed in."))
        if len(given) > MOST_FILES:
            raise wrong(_("At most %(most)s files.") % {"most": MOST_FILES}, "long")
        for one in given:
            self._require_fitting(field, one)
        return [{name: one[name] for name in ("id", "name", "kind", "size")} for one in given]

    def _require_fitting(self, field, one) -> None:
        allowed, most = field.limits.get("types"), field.limits.get("megabytes")
        if allowed and one["kind"] not in allowed:
            kinds = _(", ").join(str(KINDS[kind]) for kind in allowed if kind in KINDS)
            raise wrong(_("%(name)s is not one of: %(kinds)s.") % {"name": one["name"], "kinds": kinds}, "kind")
        if most and one["size"] > most * MEGABYTE:
            told = {"name": one["name"], "most": most}
            raise wrong(_("%(name)s is larger than %(most)s megabytes.") % told, "large")

    def shown(self, field, kept):
        return _(", ").join(one["name"] for one in kept)
