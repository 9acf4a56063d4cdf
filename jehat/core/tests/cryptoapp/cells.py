"""The table as someone sees and changes it who is in the database and not in the application."""

from django.db import connection


def stored(model, row, column):
    """The bytes of one cell as the database holds them."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {model._meta.db_table} WHERE id = %s", [row.pk])
        return bytes(cursor.fetchone()[0])


def put(model, row, column, value):
    """Tampering by someone who can write to the database."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {model._meta.db_table} SET {column} = %s WHERE id = %s", [value, row.pk])
