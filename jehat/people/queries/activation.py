from jehat.core.crypto.blind import blind_index
from jehat.people.models import Activation


def find_activation(token: str, *, lock: bool = False) -> Activation | None:
    """The activation of a link, open or not, or None."""
    rows = Activation.objects.select_related("user").filter(token_index=token_index(token))
    return (rows.select_for_update(of=["self"]) if lock else rows).first()


def token_index(token: str) -> bytes:
    """The blind index of the secret part of an activation link."""
    return blind_index("people_activation.token_index", token)
