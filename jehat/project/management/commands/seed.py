"""The demonstration: the whole fictional catalogue, its people, and a week of work."""

from collections.abc import Iterator
from time import monotonic

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from jehat.appointments.seed import book_appointments
from jehat.calendars.seed import take_holidays
from jehat.cases.seed import play_week
from jehat.cases.seed_after import go_on_after
from jehat.cases.seed_course import show_course
from jehat.cases.seed_expiring import expire_documents
from jehat.cases.seed_secrets import keep_secrets
from jehat.cases.seed_urging import press
from jehat.catalogue.seed import load_kinds, load_wordings, read_catalogue, revise_kinds, write_articles
from jehat.core.remembered import remembering
from jehat.core.walls import seen_as
from jehat.mailroom.seed import answer_by_mail
from jehat.notifications.seed import CHOICES, choose_ways, play_answers, write_templates
from jehat.organization import roles
from jehat.organization.invented import Crowd
from jehat.organization.models import Employee
from jehat.organization.seed import (
    FRONT_DESKS,
    Hire,
    load_absences,
    load_brands,
    load_contacts,
    load_entities,
    load_grants,
    load_reviews,
    load_staff,
)
from jehat.oversight.seed import break_glasses
from jehat.people.identifiers import EMAIL, MOBILE, USERNAME
from jehat.people.queries import known_as
from jehat.people.seed import Person, add_company, add_people, offer_agency
from jehat.project.cast import CAST, PASSWORD

OFFICERS_OF_A_DEPARTMENT = 3
OFFICES = ("HR", "ADMCOM", "HEAD")
# Every so many invented officers one is away.
ONE_AWAY_OF = 25


class Command(BaseCommand):
    # They load every page and endpoint, and whether these are right does not depend on the demonstration.
    requires_system_checks: list[str] = []
    help = "Loads the demonstration: entities, people, kinds of case, and a week of work. Running it again is harmless."

    def add_arguments(self, parser):
        parser.add_argument("--cast", action="store_true", help="for programs: print who can sign in, and nothing else")

    @seen_as.platform()
    def handle(self, *args, **options):
        if not settings.DEMONSTRATION:
            raise CommandError("Invented data is loaded in demonstration mode only: set JEHAT_DEMONSTRATION=1.")
        began, self.told = monotonic(), self.stderr if options["cast"] else self.stdout
        # What a power cut loses of invented data is loaded anew.
        connection.cursor().execute("SET synchronous_commit TO off")
        catalogue = read_catalogue()
        password = make_password(PASSWORD)
        self._tell("entities", load_entities(catalogue["entities"]))
        self._tell("kinds of case", load_kinds(catalogue["case_types"]))
        self._tell("beneficiaries", add_people(beneficiaries(catalogue), password=password, are_beneficiaries=True))
        self._tell("acting for others", representations())
        staff = load_staff(hires(catalogue), password=password)
        self._tell("employees", staff)
        load_absences(_away(staff))
        self._tell("kinds with other words for them", load_wordings())
        self._tell("articles", write_articles())
        self._tell("kinds revised since", revise_kinds())
        self._tell("brands", load_brands())
        self._tell("entities with a contact", load_contacts())
        self._tell("templates of messages", write_templates(keepers()))
        self._tell("choices of how to be told", choose_ways(choosers()))
        self._tell("holidays and seasons of calendars", take_holidays(keepers()[:2]))
        cast = [known_as("sara"), known_as("imran")]
        # Nobody else is there who would meanwhile change who may do what.
        with remembering():
            play_week(cast=cast)
        self._tell("permissions of single employees", load_grants())
        self._tell("secret cases", keep_secrets())
        self._tell("cases opened by urgent access", break_glasses())
        self._tell("messages answered by their providers", play_answers())
        self._tell("documents that end soon", expire_documents())
        self._tell("cases that press", press(cast=cast))
        self._tell("appointments", book_appointments())
        self._tell("answers by e-mail", answer_by_mail())
        self._tell("reviews of permissions", load_reviews())
        self._tell("cases that went on after their end", go_on_after(cast=cast))
        self._tell("cases in the course of their work", show_course(cast=cast))
        self.told.write(f"  the week was played; the demonstration took {monotonic() - began:.1f} s")
        if options["cast"]:
            call_command("cast", json=True, stdout=self.stdout)

    def _tell(self, what, rows):
        self.told.write(f"  {len(rows)} {what}")
        self.told.flush()


def keepers() -> list[Employee]:
    """The administrators of entities, who keep their words."""
    found = Employee.objects.active().filter(role__code=roles.ADMINISTRATOR)
    return list(found.select_related("user", "entity").order_by("entity__code"))


def choosers() -> dict:
    """Those who choose how to be told, by the name they are known by."""
    return {name: person for name in CHOICES if (person := known_as(name))}


def beneficiaries(catalogue: dict) -> list[Person]:
    """Those of the named cast, and everybody else whom the catalogue invents."""
    cast = [member.person for member in CAST.values() if not member.is_employee]
    numbers = {number for person in cast for number in person.identifiers.values()}
    return cast + [_person(row) for row in catalogue["people"] if row["id_number"] not in numbers]


def representations() -> list:
    """Imran is the delegate of a company, and asks Sara to act for him."""
    sara, imran = known_as("sara"), known_as("imran")
    company = add_company(imran, names=("مؤسسة نماء الواحة", "Namaa Oasis Est."), unified="7001999901")
    return [company, offer_agency(imran, sara)]


def _person(row: dict) -> Person:
    """Four-part names lose the grandfather's, unless there is no family name."""
    arabic, english = (
        (
            row[f"first_{language}"],
            row[f"father_{language}"],
            row[f"family_{language}"] or row[f"grandfather_{language}"],
        )
        for language in ("ar", "en")
    )
    username = f"{row['first_en']}.{row['id']}".lower()
    numbers = {row["id_type"]: row["id_number"], MOBILE: row["mobile"], EMAIL: row["email"]}
    return Person(arabic, english, {USERNAME: username} | numbers)


def hires(catalogue: dict) -> list[Hire]:
    """The cast, and around it: an administrator everywhere, a supervisor and officers where kinds of case point to."""
    cast = [
        Hire(member.person, member.entity, member.department, member.role)
        for member in CAST.values()
        if member.is_employee
    ]
    crowd = Crowd()
    return cast + [
        Hire(crowd.draw(entity=entity, department=department), entity, department, role)
        for entity, department, role in _vacancies(catalogue, cast)
    ]


def _vacancies(catalogue, cast) -> Iterator[tuple[str, str, str]]:
    taken = [(hire.entity, hire.department, hire.role) for hire in cast]
    for place in _places(catalogue):
        if place in taken:
            taken.remove(place)
        elif place[2] != roles.ADMINISTRATOR or not any(t[0] == place[0] and t[2] == place[2] for t in taken):
            yield place


def _places(catalogue) -> Iterator[tuple[str, str, str]]:
    """Every (entity, department, role) that somebody must hold."""
    pointed = {(row["entity"], row["department"]) for row in catalogue["case_types"]}
    for row in catalogue["entities"]:
        entity, units = row["code"], [unit["code"] for unit in row["departments"]]
        yield entity, next(code for code in OFFICES if code in units), roles.ADMINISTRATOR
        desk = next(code for code in FRONT_DESKS if code in units)
        for code in units:
            busy = (entity, code) in pointed
            if busy or code == desk:
                yield entity, code, roles.SUPERVISOR
            yield from [(entity, code, roles.OFFICER)] * (OFFICERS_OF_A_DEPARTMENT if busy else 0)


def _away(staff):
    """Invented officers only: the named cast is always at work."""
    cast = sum(member.is_employee for member in CAST.values())
    return [employee for employee in staff[cast:] if employee.takes_cases][::ONE_AWAY_OF]
