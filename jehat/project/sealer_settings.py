"""The settings of the sealer: the same platform, and of its areas only what the record stands on; half the memory."""

from jehat.project.settings import *  # noqa: F403

INSTALLED_APPS = [
    "jehat.core",
    "jehat.audit",
    "jehat.people",
    "django.contrib.auth",
    "django.contrib.contenttypes",
]
