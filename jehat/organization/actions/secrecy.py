"""The degrees of secrecy of an entity."""

from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import Refused
from jehat.organization import permissions
from jehat.organization.models import Entity, SecrecyLevel
from jehat.organization.secrecy import EFFECTS


@action("organization.write_level", says=_("A degree of secrecy was written"))
def write_level(
    *,
    by,
    entity,
    rank,
    code,
    name_ar,
    name_en,
    data_class,
    is_masked=False,
    own_series=False,
    watermarked=False,
    asks_again=False,
    is_hidden=False,
):
    """Add a degree of secrecy of the entity, or change the one of this rank; its rank and its code stay for good."""
    given = (is_masked, own_series, watermarked, asks_again, is_hidden)
    effects = dict(zip(EFFECTS, given, strict=True))
    entity = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    permissions.can_write_level(by, entity).require()
    level = SecrecyLevel.objects.of(entity).filter(rank=rank).first() or SecrecyLevel(entity=entity, rank=rank)
    _check(level, code, effects)
    level.code, level.data_class = code, data_class
    level.name_ar, level.name_en = name_ar, name_en
    for name, is_on in effects.items():
        setattr(level, name, is_on)
    level.save()
    does = [name for name, is_on in effects.items() if is_on]
    record("organization.write_level", level, by=by, rank=rank, code=code, data_class=str(data_class), does=does)
    return level


def _check(level, code, effects) -> None:
    if not level._state.adding and level.code != code:
        raise Refused(_("The code of a degree of secrecy stays as it is."))
    if SecrecyLevel.objects.of(level.entity).filter(code=code).exclude(pk=level.pk).exists():
        raise Refused(_("The entity has a degree of secrecy of this code already."))
    if level.is_ordinary and any(effects.values()):
        raise Refused(_("The ordinary degree has no effect: it is for everybody who may see a case."))
    if effects["is_hidden"] and not (effects["is_masked"] and effects["own_series"]):
        raise Refused(_("What is hidden is masked, too, and has numbers of its own: a gap would tell of it."))
