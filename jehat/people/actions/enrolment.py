"""A visitor at a counter, who has no account: a clerk opens the smallest one, and the visitor takes it over later."""

from django.contrib.auth.hashers import make_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jehat.audit.action import action
from jehat.audit.record import record
from jehat.core.verdict import refuse
from jehat.people.models import Beneficiary, Identifier, User
from jehat.people.queries import holder_of, index_of, is_free

from .registration import NAMES, new_username


@action("person.enrol_visitor", says=_("Opened an account at a counter"))
def enrol_visitor(*, by, identity, names, mobile=None, language="ar", now=None) -> User:
    """Make an account without a password for a visitor whose document the clerk has seen.

    `identity` = (kind, canonical number); it is proved by the document. `mobile` is a claim until the visitor registers
    with it and proves it: then the account is his. Who may enrol is asked where people work. Refused where somebody is
    known by the number already.
    """
    now = now or timezone.now()
    kind, number = identity
    if holder_of(kind, number) is not None or not is_free(kind, number):
        refuse(_("Somebody is known by this identity number already.")).require()
    given = {name: names.get(name, "") for name in NAMES}
    user = User(username=new_username(), password=make_password(None), language=language, **given)
    user.save()
    Beneficiary.objects.create(user=user)
    Identifier.objects.create(user=user, kind=kind, value=number, index=index_of(kind, number), proved_at=now)
    if mobile:
        Identifier.objects.create(user=user, kind="mobile", value=mobile, index=index_of("mobile", mobile))
    record("person.enrol_visitor", user, by=by, identity=kind)
    return user
