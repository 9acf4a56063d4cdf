"""A form for the tests: a question of each type, a condition, and what a person would answer."""

from django.utils import timezone

from jehat.catalogue.models import OFFERED, Version

FLOORS = {"code": "floors", "type": "number", "label_ar": "عدد الأدوار", "label_en": "Floors", "is_required": True,
          "limits": {"least": 1, "most": 40}}  # fmt: skip
HAS_LIFT = {"code": "has_lift", "type": "yes_no", "label_ar": "هل يوجد مصعد؟", "label_en": "Is there a lift?"}
MAKER = {"code": "maker", "type": "text", "label_ar": "صانع المصعد", "label_en": "Maker of the lift",
         "is_required": True, "when": {"all": True, "terms": [{"field": "has_lift", "value": "yes"}]}}  # fmt: skip
USE = {
    "code": "use", "type": "choice", "label_ar": "الاستخدام", "label_en": "Use", "is_required": True,
    "options": [
        {"code": "home", "label_ar": "سكني", "label_en": "Home"},
        {"code": "shop", "label_ar": "تجاري", "label_en": "Shop"},
    ],
}  # fmt: skip
FORM = [FLOORS, HAS_LIFT, MAKER, USE]
DEED = {"name_ar": "الصك", "name_en": "The deed", "mandatory": True, "is_attached": True, "types": ["pdf", "image"]}
LICENCE = {
    "name_ar": "السجل التجاري", "name_en": "Commercial registration", "mandatory": True, "is_attached": True,
    "when": {"all": True, "terms": [{"field": "use", "value": "shop"}]},
}  # fmt: skip
RIGHT = {"floors": "٣", "has_lift": "yes", "maker": "Otis", "use": "home"}


def ask(kind, *, form=FORM, requirements=(), rules=None):
    """Give a kind a new published version that asks this."""
    number = kind.versions.count() + 1
    words = {name: getattr(kind, name) for name in OFFERED} | {"requirements": list(requirements)}
    version = Version(kind=kind, entity_id=kind.entity_id, number=number, published_at=timezone.now(), **words)
    version.form, version.rules = list(form), rules or {}
    version.save(force_insert=True)
    kind.take(version)
    kind.current = version
    kind.save()
    return version
