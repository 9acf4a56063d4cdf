"""The second wall in use: what a connection remembers, what a request is, and the third wall behind it."""

import ast
import re

import pytest
from django.db import DataError, connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from jehat.audit.models import Event
from jehat.cases import actions
from jehat.cases.models import Case
from jehat.core.crypto.errors import CryptoError
from jehat.core.walls import seen_as
from jehat.core.walls.request import OneTransactionMiddleware, SeenByAskerMiddleware
from jehat.core.walls.seen_as import NOTHING
from jehat.people.models import Throttle, User
from jehat.people.presence import is_staff
from jehat.project.launcher import prepared
from tests.test_house import HOUSE, sources

# The parts of the product that look through other eyes than those of who asks, besides the doors of the queue.
MAY_OPEN = {
    "jehat/appointments/queries.py",
    "jehat/audit/action.py",
    "jehat/audit/record.py",
    "jehat/audit/anchoring.py",
    "jehat/cases/actions/calling_back.py",
    "jehat/cases/actions/homing.py",
    "jehat/cases/actions/hops.py",
    "jehat/cases/letters.py",
    "jehat/cases/receipt.py",
    "jehat/cases/views/access.py",
    "jehat/core/walls/request.py",
    "jehat/integrations/middleware.py",
    "jehat/mailroom/door.py",
    "jehat/notifications/delivery.py",
    "jehat/oversight/beholding.py",
    "jehat/people/presence.py",
    "jehat/project/bench_casework.py",
    "jehat/project/bench_record.py",
    "jehat/project/bench_verbs.py",
    "jehat/project/bench_walls.py",
    "jehat/project/health.py",
    "jehat/project/management/commands/seed.py",
    "jehat/project/preparation.py",
    "jehat/project/record.py",
    "jehat/project/sealer.py",
}
SETS = re.compile(r"set_config\('jehat\.seen_as',.*?, (true|false)\)", re.DOTALL)
learn = seen_as.Stand.learn
SETTING = "SELECT current_setting('jehat.seen_as', true)"


def submitted(world) -> Case:
    return actions.submit(by=world.sara, kind=world.kind, subject="A workshop", text="Please.")


def setting() -> str | None:
    """What the database itself holds, asked past everything of ours."""
    with connection.connection.cursor() as cursor:
        return cursor.execute(SETTING).fetchone()[0]


@pytest.fixture
def committed(transactional_db):
    """A world that is there for every transaction."""
    from tests.cast import make_world

    return make_world()


# A connection remembers nobody


def test_what_was_told_ends_with_the_transaction(committed):
    case = submitted(committed)
    with seen_as.person(committed.noura.user.pk):
        assert Case.objects.get() == case
        with transaction.atomic():
            assert Case.objects.count() == 1
            assert str(committed.entity.pk) in setting()
        # It comes back empty and not unset: without nullif every later question would be an error.
        assert setting() == ""
    with seen_as.nobody():
        assert not Case.objects.exists()
        with transaction.atomic():
            assert not Case.objects.exists()


def test_two_who_share_a_connection_see_nothing_of_each_other(committed):
    submitted(committed)
    pid = connection.connection.info.backend_pid
    for who, seen in ((committed.noura.user, 1), (committed.stranger.user, 0), (committed.huda.user, 1)):
        with seen_as.asker(lambda who=who: who.pk):
            assert Case.objects.count() == seen
        assert connection.connection.info.backend_pid == pid


@pytest.mark.parametrize("ending", ["error", "rollback", "broken"])
def test_nothing_is_left_by_a_transaction_that_failed(committed, ending):
    submitted(committed)
    with pytest.raises((ValueError, DataError)), transaction.atomic(), seen_as.person(committed.noura.user.pk):
        assert Case.objects.count() == 1
        if ending == "broken":
            connection.cursor().execute("SELECT 1/0")
        if ending == "rollback":
            transaction.set_rollback(True)
        raise ValueError
    assert setting() == ""
    with seen_as.person(committed.stranger.user.pk):
        assert not Case.objects.exists()


def test_going_back_to_a_savepoint_brings_nobody_back(world):
    case = submitted(world)
    with seen_as.person(world.noura.user.pk):
        assert Case.objects.exists()
        point = transaction.savepoint()
        with seen_as.person(world.stranger.user.pk):
            assert not Case.objects.exists()
            transaction.savepoint_rollback(point)
            # The database is back with the former; whoever looks now is told anew.
            assert not Case.objects.exists()
        assert Case.objects.get() == case


def test_the_former_comes_back_on_leaving(world):
    submitted(world)
    with seen_as.person(world.stranger.user.pk):
        with seen_as.platform():
            assert Case.objects.count() == 1
        with seen_as.within(world.entity.pk):
            assert Case.objects.count() == 1
        assert not Case.objects.exists()
        with seen_as.entity(world.entity.pk):
            assert Case.objects.count() == 1


def test_an_error_tells_nothing_of_hidden_rows(world):
    """A condition that fails on a row another has must not be asked of it."""
    submitted(world)
    sql = "SELECT count(*) FROM cases_case WHERE 1 / (CASE WHEN number LIKE 'WRM%%' THEN 0 ELSE 1 END) = 1"
    with seen_as.person(world.stranger.user.pk), connection.cursor() as cursor:
        cursor.execute(sql)
        assert cursor.fetchone() == (0,)
    point = transaction.savepoint()
    with seen_as.person(world.noura.user.pk), pytest.raises(DataError), connection.cursor() as cursor:
        cursor.execute(sql)
    transaction.savepoint_rollback(point)


def test_who_looks_costs_no_query_of_a_page(world, django_assert_num_queries):
    with seen_as.person(world.noura.user.pk), django_assert_num_queries(1):
        list(Case.objects.all())


# A request is one transaction


def answered(view, user):
    """The view's answer behind the middleware alone."""
    request = RequestFactory().post("/")
    request.user = user

    def respond(request):
        middleware.process_view(request, view, (), {})
        return view(request)

    middleware = OneTransactionMiddleware(respond)
    return SeenByAskerMiddleware(middleware)(request)


def counting(status):
    """A view that writes and then answers."""

    def view(request):
        Throttle.objects.create(key=b"k" * 16, failures=1, failed_at="2026-01-01T00:00Z")
        return HttpResponse(status=status)

    return view


@pytest.mark.parametrize(("status", "kept"), [(200, 1), (302, 1), (403, 1), (422, 1), (500, 0), (503, 0)])
def test_it_is_kept_unless_the_answer_is_a_fault(committed, status, kept):
    assert answered(counting(status), committed.sara).status_code == status
    assert Throttle.objects.count() == kept
    assert connection.told == NOTHING


def test_a_view_may_have_transactions_of_its_own(committed):
    assert answered(transaction.non_atomic_requests(counting(500)), committed.sara).status_code == 500
    assert Throttle.objects.count() == 1


def test_what_was_written_before_a_fault_is_not_there(committed, client, monkeypatch):
    case = submitted(committed)
    client.force_login(committed.noura.user)
    client.raise_request_exception = False
    monkeypatch.setattr("jehat.cases.actions.conversation.notify", lambda *_, **__: 1 / 0)
    url = f"/cases/{case.number}/note/"
    assert client.post(url, {"note": "A note", "text": "A note"}).status_code == 500
    assert not Event.objects.filter(verb="case.note").exists()


def test_a_refusal_stays_on_the_record(committed, client):
    case = submitted(committed)
    client.force_login(committed.sara)
    assert client.post(f"/cases/{case.number}/rate/", {"stars": 5}).status_code in (403, 409)
    assert Event.objects.filter(verb="case.rate", outcome=Event.Outcome.REFUSED).count() == 1


def test_the_eyes_follow_who_signs_in_and_out(world):
    submitted(world)
    request = RequestFactory().post("/")
    request.user = User()
    request.user.pk = None  # a visitor

    def view(request):
        seen = [Case.objects.count()]
        request.user = world.noura.user
        seen.append(Case.objects.count())
        request.user = world.stranger.user
        return HttpResponse(str([*seen, Case.objects.count()]))

    assert SeenByAskerMiddleware(view)(request).content == b"[0, 1, 0]"


def test_an_employee_is_known_from_the_first_question_on(world, client):
    client.force_login(world.noura.user)
    for _ in range(2):
        assert client.get("/cases/inbox/").status_code == 200


@pytest.mark.parametrize(("who", "works"), [("noura", True), ("sara", False)])
def test_whether_somebody_works_somewhere_is_known_before_he_is_in(world, who, works):
    """Who is thought to be no employee would be let in without a second factor, and for longer."""
    user = getattr(world, who)
    with seen_as.nobody():
        assert is_staff(User.objects.get(pk=getattr(user, "user", user).pk)) is works


def test_where_a_person_stands_is_found_out_once_in_a_request(world, monkeypatch):
    submitted(world)
    said = []
    monkeypatch.setattr(seen_as.Stand, "learn", lambda stand, answer: said.append(answer) or learn(stand, answer))
    with seen_as.person(world.noura.user.pk):
        for other in (seen_as.nobody, seen_as.platform, seen_as.oversight):
            assert Case.objects.count() == 1
            with other():
                Case.objects.count()
        with seen_as.within(world.other_entity.pk):
            assert Case.objects.count() == 1
            assert setting().startswith(f"person;{world.other_entity.pk},{world.entity.pk};")
    assert len(said) == 1


def test_a_wall_that_changed_is_raised_at_the_next_start():
    kept = {file for pattern in prepared.KEPT for file in prepared.PACKAGE.glob(pattern)}
    assert set(HOUSE.glob("*/walls.py")) | set(HOUSE.glob("core/walls/*.py")) <= kept


# The third wall


def test_a_row_under_the_key_of_another_entity_does_not_open(world):
    case = submitted(world)
    actions.submit(by=world.imran, kind=world.other_kind, subject="A licence", text="Please.")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_case SET entity_id = %s WHERE id = %s", [world.other_entity.pk, case.pk])
    with seen_as.person(world.stranger.user.pk), pytest.raises(CryptoError):
        Case.objects.get(pk=case.pk).subject  # noqa: B018 (reading it opens it)


# Who may look through other eyes


def opens(file) -> bool:
    """Whether a module opens a sight: `seen_as.platform()` and the like."""
    calls = [node.func for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]
    names = {node.value.id for node in calls if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)}
    return "seen_as" in names


def test_few_look_through_other_eyes():
    found = {str(file.relative_to(HOUSE.parent)) for file in sources() if opens(file) and file.name != "jobs.py"}
    assert found == MAY_OPEN | {"jehat/core/postgresql/base.py"}


def test_every_job_says_through_whose_eyes():
    blind = []
    for file in HOUSE.glob("*/jobs.py"):
        for node in ast.parse(file.read_text()).body:
            if isinstance(node, ast.FunctionDef):
                marks = [ast.unparse(mark) for mark in node.decorator_list]
                if any("app.task" in mark for mark in marks) and not marks[-1].startswith("seen_as."):
                    blind.append(f"{file.relative_to(HOUSE)}: {node.name}")
    assert not blind, blind


def test_the_setting_is_never_of_a_session():
    """A setting that outlives its transaction would meet the next person on the connection."""
    told = [(file.name, told) for file in sources() for told in SETS.findall(file.read_text())]
    assert {name for name, _ in told} == {"seen_as.py", "walls.py"}
    assert {is_local for _, is_local in told} == {"true"}
