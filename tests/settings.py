"""The platform's own settings, with what a test may not do switched off: sending, and waiting."""

from tests.cluster import claim_environment

claim_environment()

from jehat.project.settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["*"]
DEMONSTRATION = True
PASSWORD_HASHERS = ["tests.hashing.QuickHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
# Employees of the tests come in by one password; the tests of the second factor ask for it themselves.
STAFF_SECOND_FACTOR = "offered"
# Both sides of a conversation are read one after the other; the tests of the hold set it as it is in service.
COMMENT_HOLD = 0
