"""A page with what must never be: texts of a request put into statements. It proves that the attack would find it."""

import json
from collections.abc import Callable
from urllib.parse import parse_qs

import psycopg

from tests import cluster

STATEMENT = "SELECT word FROM pg_get_keywords() WHERE word = '{}' ORDER BY word"


def hole(environ: dict, start: Callable) -> list[bytes]:
    """A question, a part of the address and a field of a body reach the database as they come."""
    try:
        with _database() as connection:
            found = connection.execute(STATEMENT.format(_asked(environ))).fetchall()
    except (psycopg.Error, ValueError):
        start("500 Internal Server Error", [("Content-Type", "text/html")])
        return [b"<h1>Sorry</h1>"]
    start("200 OK", [("Content-Type", "text/html")])
    return [f"<h1>{len(found)}</h1><p>{'there' if found else 'nowhere'}</p>".encode()]


def _asked(environ: dict) -> str:
    if environ["REQUEST_METHOD"] == "POST":
        return json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))["name"]
    if question := environ["QUERY_STRING"]:
        return parse_qs(question)["name"][0]
    return environ["PATH_INFO"].strip("/")


def _database() -> psycopg.Connection:
    return cluster.superuser(cluster.claimed(), "postgres")
