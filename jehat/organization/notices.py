"""Who is told when what an employee may do is changed: he himself, and of a delegation both sides."""

GIVEN, DENIED, WITHDRAWN = "grant.given", "grant.denied", "grant.withdrawn"
DELEGATED, DELEGATION_ENDED = "delegation.given", "delegation.ended"
ROLE_CHANGED = "role.changed"


def told_of_grant(grant):
    return [(grant.employee.user, GIVEN if grant.effect == "allow" else DENIED)]


def told_of_withdrawal(grants):
    return [(grant.employee.user, WITHDRAWN) for grant in grants if grant.employee]


def told_of_role(role):
    return [(employee.user, ROLE_CHANGED) for employee in role.employees.active().select_related("user")]


def told_of_delegation(delegation):
    return [(delegation.taker.user, DELEGATED), (delegation.giver.user, DELEGATED)]


def told_of_delegation_end(delegation):
    return [(delegation.taker.user, DELEGATION_ENDED), (delegation.giver.user, DELEGATION_ENDED)]
