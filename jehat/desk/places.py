"""What an administrator of an entity can look after, each with the verb that opens it: data, not code."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Place:
    """A page of administration; it is offered to whoever may do the verb."""

    name: str
    label: str | Promise
    meaning: str | Promise
    icon: str
    verb: str


PLACES = (
    Place(
        "organization:departments",
        _("Departments"),
        _("The tree of the entity, and who heads each part"),
        "network",
        "organization.see",
    ),
    Place(
        "organization:employees",
        _("Employees"),
        _("Who works where, in which role, and who is away"),
        "users",
        "organization.see",
    ),
    Place(
        "desk:record",
        _("The record"),
        _("Who did what, who read what, and what was refused"),
        "history",
        "record.see",
    ),
    Place(
        "desk:presence",
        _("Presence"),
        _("Who signed in, from when to when, day by day"),
        "clock",
        "presence.see",
    ),
    Place(
        "catalogue:see_kinds",
        _("Kinds of case"),
        _("What the guide says of each, its drafts and its versions"),
        "file-text",
        "catalogue.see_kinds",
    ),
    Place(
        "cases:distribution",
        _("Sharing of cases"),
        _("Who gets how much in each department, and by which rules"),
        "scale",
        "distribution.change",
    ),
    Place(
        "organization:roles",
        _("Roles"),
        _("What each role may do, and who has it"),
        "user-cog",
        "role.change",
    ),
    Place(
        "organization:reviews",
        _("Reviews of permissions"),
        _("Each quarter: whether the people still need what they may do"),
        "clipboard-list",
        "review.decide",
    ),
    Place(
        "organization:unused",
        _("More than they use"),
        _("Permissions that employees and roles have, and nobody used lately"),
        "hourglass",
        "grant.withdraw",
    ),
    Place(
        "cases:find_access",
        _("Who can see a case"),
        _("Everybody who can see it and why, and who opened it"),
        "eye",
        "grant.give",
    ),
    Place(
        "organization:levels",
        _("Degrees of secrecy"),
        _("How secret a case may be, and what that does to it"),
        "lock",
        "organization.write_level",
    ),
    Place(
        "organization:change_brand",
        _("Brand"),
        _("The name, the logo and the colour people know the entity by"),
        "badge-check",
        "organization.change_brand",
    ),
    Place(
        "organization:counter",
        _("Identity at the counter"),
        _("Visitors who lost their mobile, and delegates with the papers of a company"),
        "id-card",
        "people.verify_identity",
    ),
    Place(
        "calendars:calendar",
        _("Working calendar"),
        _("Working hours, holidays and Ramadan, by which the time of cases is counted"),
        "calendar",
        "calendar.change",
    ),
    Place(
        "cases:change_escalation",
        _("Escalation"),
        _("When a case whose time runs out is told upwards, step by step"),
        "bell",
        "escalation.change",
    ),
    Place(
        "organization:change_contact",
        _("Contact"),
        _("Telephone, e-mail and hours that people read in the guide and beside their cases"),
        "phone",
        "organization.change_contact",
    ),
    Place(
        "notifications:messages",
        _("Messages"),
        _("What was sent by e-mail and SMS, and what did not arrive"),
        "send",
        "message.resend",
    ),
    Place(
        "cases:replies",
        _("Canned replies"),
        _("Words kept ready for everybody who replies"),
        "message-square",
        "reply.write_entity",
    ),
    Place(
        "notifications:templates",
        _("Message templates"),
        _("What the entity says by e-mail, SMS and push, in its own words"),
        "message-square",
        "template.write",
    ),
    Place(
        "catalogue:wordings",
        _("Other words people use"),
        _("By which words people find your kinds of case in the guide"),
        "search",
        "catalogue.change_wording",
    ),
    Place(
        "catalogue:kept_articles",
        _("Announcements and articles"),
        _("What the entity tells everybody in the guide, in both languages."),
        "megaphone",
        "catalogue.write_article",
    ),
    Place(
        "oversight:glasses",
        _("Urgent access"),
        _("Who read a case beyond his post, why, and what was opened"),
        "key-round",
        "oversight.see_glasses",
    ),
    Place(
        "oversight:mark_about",
        _("Cases about a body of oversight"),
        _("What such a body shall not see, because it is about the body itself"),
        "eye-off",
        "oversight.mark_about",
    ),
    Place(
        "integrations:programs",
        _("Programs"),
        _("Systems of the entity that work on the platform, and their tokens"),
        "key-round",
        "integration.manage",
    ),
    Place(
        "integrations:webhooks",
        _("Webhooks"),
        _("Addresses of your systems that are told of what happens"),
        "link",
        "integration.manage",
    ),
)


def open_to(employee) -> list[Place]:
    """The pages an employee may open, in their order."""
    return [place for place in PLACES if employee.may(place.verb)]
