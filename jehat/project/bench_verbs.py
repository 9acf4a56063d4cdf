"""How a verb of casework is measured: done whole on a case, its constraints checked as at a commit, and undone.

What comes before it is done in the same transaction and not measured.
"""

import time
from datetime import timedelta
from inspect import signature

from django.db import connection, transaction
from django.utils import timezone

from jehat.cases import actions
from jehat.cases.models import Case
from jehat.core.walls import seen_as
from jehat.people.queries import known_as
from jehat.project.bench_jobs import JOBS
from jehat.project.bench_turns import (
    BEFORE,
    CLERK,
    HEAD,
    HOLDER,
    JUDGE,
    NOBODY,
    OWNER,
    READER,
    SENDER,
    TURNS,
)
from jehat.project.bench_turns_beside import BESIDE
from tests.before_verbs import ADMINISTRATOR

ALL = TURNS | BESIDE
# What is given for a case holds from when it was given on, by the clock of the machine: so nothing is done ahead of it.
AGO = timedelta(minutes=3)


class Trial:
    """One verb tried on one case, from what comes before it on."""

    def __init__(self, case: Case):
        self.pk, self.sender = case.pk, case.assignee.user
        self.now = timezone.now() - AGO

    def take(self, name: str) -> None:
        """Do a verb as whose turn it is."""
        verb, turn = BEFORE.get(name, (name, ALL.get(name)))
        self.now += turn.wait
        with seen_as.platform():
            turn.ready(self._case())
            case = self._case()
            by = self._whose(turn.who, case)
            given = {"case": case, "now": self.now} | turn.given(case)
        act = getattr(actions, verb)
        taken = signature(act).parameters
        arguments = {name: value for name, value in given.items() if value is not None and name in taken}
        with seen_as.person(by.pk) if by else seen_as.platform(), connection.execute_wrapper(self._count):
            self.queries, begun = 0, time.perf_counter()
            act(**arguments, **({"by": by} if by else {}))
            connection.check_constraints()
            self.taken = time.perf_counter() - begun

    def _case(self) -> Case:
        return Case.objects.with_people().select_related("department__head__user", "terms").get(pk=self.pk)

    def _count(self, execute, *question):
        self.queries += 1
        return execute(*question)

    def _whose(self, who: str, case: Case):
        if who in (CLERK, ADMINISTRATOR):
            return known_as(who)
        if who == HOLDER:
            return (case.assignee or case.department.head).user
        if who == READER:
            return case.referrals.open().filter(is_original=False).latest("sent_at").to_department.head.user
        found = {OWNER: case.beneficiary, SENDER: self.sender, NOBODY: None}
        if who == JUDGE:
            return case.appeal.employee.user
        return case.department.head.user if who == HEAD else found[who]


def done(name: str, case: Case) -> tuple[float, int]:
    """What a verb took on a case, in seconds, and with how many questions to the database."""
    with transaction.atomic():
        trial = Trial(case)
        for before in ALL[name].after:
            trial.take(before)
        trial.take(name)
        transaction.set_rollback(True)
    return trial.taken, trial.queries


def done_over_many(name: str, case: Case) -> tuple[float, int]:
    """What a verb that goes over many cases took for each of them, in seconds, and over how many it went."""
    with transaction.atomic():
        with seen_as.platform():
            job = JOBS[name](case)
        with seen_as.person(job.by.pk) if job.by else seen_as.platform():
            begun = time.perf_counter()
            job.act()
            connection.check_constraints()
            taken = time.perf_counter() - begun
        transaction.set_rollback(True)
    return taken / job.cases, job.cases
