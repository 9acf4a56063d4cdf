"""Doors for whoever watches the platform."""

from functools import cache

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from jehat.audit import sealer
from jehat.core.crypto import keyring
from jehat.core.walls import seen_as
from jehat.project.launcher.places import Places


@require_safe
def healthz(request):
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def readyz(request):
    """The database answers with its tables in place, the keys open, and the demonstration, if there is one, was played.

    An alarm is for people: with it the platform still serves, and nobody should take it out of service.
    """
    checks = {"database": _database_answers, "keys": keyring.confirm, "demonstration": _require_played}
    failed = [name for name, check in checks.items() if not _holds(check)]
    alarms = [name for name, check in {"record": _record_is_sealed}.items() if not failed and not _holds(check)]
    return JsonResponse({"ready": not failed, "failed": failed, "alarms": alarms}, status=503 if failed else 200)


def _holds(check) -> bool:
    try:
        check()
    except Exception:
        return False
    return True


@seen_as.platform()
def _record_is_sealed():
    sealer.require_sealing()


def _database_answers():
    connection.ensure_connection()
    _require_migrations()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _require_played():
    if Places(settings.HOME).playing.exists():
        raise RuntimeError("the demonstration is being loaded")


@cache
def _require_migrations():
    """Asked until it holds: a process that has seen its tables once need not build the whole plan again."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise RuntimeError("migrations are missing")
