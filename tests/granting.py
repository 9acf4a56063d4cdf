"""What a test gives to a role or to one employee, and takes again, without asking anybody."""

from datetime import timedelta

from django.utils import timezone

from jehat.organization.models import Grant, Role


def give(holder, *verbs, scope="entity", **more) -> list[Grant]:
    """Grants of verbs to a role or an employee; `effect="deny"` makes them denials."""
    held = {"role": holder} if isinstance(holder, Role) else {"employee": holder}
    long_ago = {"since": timezone.now() - timedelta(minutes=1)} | more
    return [Grant.objects.create(entity=holder.entity, verb=verb, scope=scope, **held, **long_ago) for verb in verbs]


def take_all(holder) -> None:
    """Whatever a role or an employee has is withdrawn."""
    holder.grants.filter(withdrawn_at__isnull=True).update(withdrawn_at=timezone.now())


def leave_only(holder, *verbs, scope="entity", **more) -> None:
    take_all(holder)
    give(holder, *verbs, scope=scope, **more)


def verbs_of(holder) -> set[str]:
    """The verbs that a role or an employee has by itself."""
    return set(holder.grants.live(timezone.now()).values_list("verb", flat=True))
