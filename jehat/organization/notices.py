"""Who is told when what an employee may do is changed or reviewed: he himself, both sides, and whoever decides."""

GIVEN, DENIED, WITHDRAWN = "grant.given", "grant.denied", "grant.withdrawn"
DELEGATED, DELEGATION_ENDED = "delegation.given", "delegation.ended"
ROLE_CHANGED = "role.changed"
REVIEW_OPENED, REVIEW_DUE = "review.opened", "review.due"


def told_of_grant(grant):
    return [(grant.employee.user, GIVEN if grant.effect == "allow" else DENIED)]


def told_of_withdrawal(grants):
    return [(grant.employee.user, WITHDRAWN) for grant in grants if grant.employee]


def told_of_less(employee):
    return [(employee.user, WITHDRAWN)]


def told_of_role(role):
    return [(employee.user, ROLE_CHANGED) for employee in role.employees.active().select_related("user")]


def told_of_new_role(employees):
    return [(employee.user, ROLE_CHANGED) for employee in employees if employee.is_active]


def told_of_delegation(delegation):
    return [(delegation.taker.user, DELEGATED), (delegation.giver.user, DELEGATED)]


def told_of_delegation_end(delegation):
    return [(delegation.taker.user, DELEGATION_ENDED), (delegation.giver.user, DELEGATION_ENDED)]


def told_of_review(reviewers):
    return [(employee.user, REVIEW_OPENED) for employee in reviewers]


def told_of_review_due(reviewers):
    return [(employee.user, REVIEW_DUE) for employee in reviewers]
