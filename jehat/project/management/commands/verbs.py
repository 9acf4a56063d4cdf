from django.core.management.base import BaseCommand
from django.utils.module_loading import autodiscover_modules

from jehat.audit.action import VERBS


class Command(BaseCommand):
    help = "Print every action of the platform with its sentence."
    requires_system_checks = ()

    def handle(self, *args, **options):
        autodiscover_modules("actions")
        for name in sorted(VERBS):
            verb = VERBS[name]
            where = f"{verb.function.__module__}.{verb.function.__name__}"
            sentence = (verb.function.__doc__ or "").strip().splitlines()[0]
            self.stdout.write(f"{name:28} {sentence}  ({where})")
