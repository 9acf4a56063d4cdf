"""Who can sign in to the demonstration."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from jehat.project.cast import CAST, PASSWORD, Member


class Command(BaseCommand):
    help = "Prints the named cast of the demonstration: user names, parts, and their one password."
    # It is asked before the database is there, too.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="for programs: a list of objects")

    def handle(self, *args, **options):
        if not settings.DEMONSTRATION:
            raise CommandError("The cast exists in demonstration mode only: set JEHAT_DEMONSTRATION=1.")
        rows = [_row(name, member) for name, member in CAST.items()]
        self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) if options["json"] else _table(rows))


def _row(name: str, member: Member) -> dict:
    """One of the cast as plain values."""
    return {
        "name": name,
        "user": member.user_name,
        "password": member.password,
        "role": f"{member.part_ar} · {member.part_en}",
        "role_ar": member.part_ar,
        "role_en": member.part_en,
        "full_name_ar": " ".join(member.person.arabic),
        "full_name_en": " ".join(member.person.english),
        "entity": member.entity,
        "department": member.department,
        "is_employee": member.is_employee,
    }


def _table(rows: list[dict]) -> str:
    width = max(len(row["user"]) for row in rows)
    lines = [f"{row['user']:<{width}}  {row['role']}" for row in rows]
    return "\n".join([*lines, "", f"The password of each: {PASSWORD}"])
