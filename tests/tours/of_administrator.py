"""The tours of the administrator, who says how cases are shared, how they climb, and when the entity works."""

from jehat.calendars.models import Holiday
from jehat.cases import actions
from jehat.cases.models import CannedReply, Handover, Rule, Skill
from jehat.cases.queries import plan_of
from jehat.organization import actions as organization
from jehat.organization.models import Department

from . import scenes
from .scenes import WORDS
from .tour import Tour, chooses, picks, sends, writes

SHARING = "/cases/distribution/{department}/"
NAME = "Tour"


def of_permits(people):
    return {"department": people.huda.department.code}


def ruled(people):
    """The legal department, one of whose rules is of English cases."""
    employee = people.yousef
    actions.add_rule(by=people.admin.user, department=scenes.legal(), language="en", to_employee=employee)
    rules = Rule.objects.filter(department=scenes.legal()).count()
    return {"department": "LEGAL", "employee": str(employee.pk), "rules": rules}


def to_rule(people):
    rules = Rule.objects.filter(department=scenes.legal()).count()
    return {"department": "LEGAL", "employee": str(people.yousef.pk), "rules": rules}


def day_ahead(people):
    """A day that no tour announced yet."""
    return {"day": scenes.days_on(200 + Holiday.objects.count())}


def resting(people):
    """A department that has nothing to do any more."""
    number = Department.objects.count()
    names = {"name_ar": f"قسم {number}", "name_en": f"Section {number}"}
    made = organization.add_department(by=people.admin.user, entity=people.admin.entity, code=f"T{number}", **names)
    return {"department": made.code, "to": str(people.huda.department.pk)}


def climbs_earlier(people, scene):
    assert plan_of(people.admin.entity).warn_percent == 71


def is_written(people, scene):
    reply = CannedReply.objects.latest("changed_at")
    assert (reply.title, reply.employee, reply.arabic) == (WORDS, None, WORDS)


def is_announced(people, scene):
    assert Holiday.objects.filter(since=scene["day"]).exists()


def has_one_more(people, scene):
    rules = Rule.objects.filter(department=scenes.legal()).order_by("position")
    assert (len(rules), rules.last().language) == (scene["rules"] + 1, "en")


def has_one_less(people, scene):
    assert Rule.objects.filter(department=scenes.legal()).count() == scene["rules"] - 1


def is_skill(people, scene):
    assert Skill.objects.get(code="tour").name_en == NAME


def is_left(people, scene):
    assert Handover.objects.filter(department__code=scene["department"]).exists()


TOURS = (
    Tour(
        "escalation.change",
        "admin",
        lambda people: {},
        (writes("warn_percent", "71"), sends("Save")),
        holds=climbs_earlier,
        at="/cases/escalation/",
    ),
    Tour(
        "reply.write",
        "admin",
        lambda people: {},
        (
            writes("title", WORDS),
            chooses("scope", "entity"),
            writes("arabic", WORDS),
            writes("english", NAME),
            sends("Save"),
        ),
        holds=is_written,
        says="The reply was saved.",
        at="/cases/replies/write/",
    ),
    Tour(
        "calendar.add_holiday",
        "admin",
        day_ahead,
        (
            writes("name_ar", WORDS),
            writes("name_en", NAME),
            writes("since", "{day}"),
            writes("until", "{day}"),
            sends("See what it moves"),
            sends("Save"),
        ),
        holds=is_announced,
        at="/calendar/holidays/add/",
    ),
    Tour(
        "distribution.change",
        "admin",
        of_permits,
        (sends("Save"),),
        says="The way of sharing was saved.",
        at=SHARING,
    ),
    Tour(
        "distribution.change",
        "admin",
        of_permits,
        (writes("weight_0", "80"), sends("Try on the last month"), sends("Switch to this")),
        says="The way of sharing was saved.",
        at=SHARING,
        way="tried",
    ),
    Tour(
        "distribution.add_rule",
        "admin",
        to_rule,
        (picks("language", "en"), picks("to_employee", "{employee}"), sends("Add the rule")),
        holds=has_one_more,
        at=SHARING,
    ),
    Tour(
        "distribution.remove_rule",
        "admin",
        ruled,
        (sends("Remove the rule"),),
        holds=has_one_less,
        at=SHARING,
    ),
    Tour(
        "distribution.write_skill",
        "admin",
        lambda people: {},
        (writes("code", "tour"), writes("name_ar", WORDS), writes("name_en", NAME), sends("Save")),
        holds=is_skill,
        at="/cases/distribution/skills/",
    ),
    Tour(
        "case.begin_handover",
        "admin",
        resting,
        (picks("to_department", "{to}"), sends("Hand over and let it rest")),
        holds=is_left,
        at="/cases/handover/department/{department}/",
    ),
)
