"""Secret cases: who is cleared for what, and a case of a kind that is secret."""

from datetime import timedelta

from jehat.cases import actions
from jehat.organization.models import Grant, SecrecyLevel
from jehat.project.cast import PASSWORD

SECRET, TOP_SECRET = 2, 3
WORDS = "zinnober"


def clear(employee, rank, scope=Grant.Scope.OWN):
    """Give an employee the clearance for a rank, as far as what he holds."""
    return Grant.objects.create(
        entity_id=employee.entity_id, employee=employee, verb="case.see", scope=scope, highest=rank
    )


def level(world, rank):
    return SecrecyLevel.objects.get(entity=world.entity, rank=rank)


def make_secret(kind, rank):
    """Cases of the kind have the level of this rank from now on."""
    kind.secrecy = SecrecyLevel.objects.get(entity=kind.entity, rank=rank).code
    kind.save(update_fields=["secrecy"])
    return kind


def file_secret(world, rank, **given):
    """A case of Sara's, as secret as this."""
    make_secret(world.kind, rank)
    told = {"subject": f"About {WORDS}", "text": f"It is {WORDS}."}
    return actions.submit(by=world.sara, kind=world.kind, **(told | given))


def come_in(client, user):
    """Sign in as a person does, by the form, so that the presence is proved just now; the presence."""
    client.post("/account/sign-in/", {"identifier": username_of(user), "password": PASSWORD})
    return user.sign_ins.current().get()


def username_of(user) -> str:
    return user.identifiers.get(kind="username").value


def grow_old(presence, **since):
    """Let time pass since the person was proved."""
    presence.confirmed_at -= timedelta(**since)
    presence.save(update_fields=["confirmed_at"])
