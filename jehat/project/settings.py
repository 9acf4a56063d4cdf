"""Django settings; what differs between machines comes from the environment (see `jehat up --help`)."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from jehat.project import databases, sms_accounts
from jehat.project.launcher import places

BASE = Path(__file__).resolve().parent.parent
HOME = places.home()
DEMONSTRATION = os.environ.get("JEHAT_DEMONSTRATION") == "1"
DEBUG = os.environ.get("JEHAT_DEBUG") == "1"

SECRET_KEY = os.environ.get("JEHAT_SECRET_KEY") or places.secret_key(HOME)
JEHAT_KEK = places.kek_uri()
JEHAT_FILES = HOME / "files"
JEHAT_KEY_CACHE_SECONDS = 15 * 60
APPEND_ONLY_TABLES = ["audit_event", "audit_era", "audit_batch", "audit_anchoring"]
# Where heads of the record are kept besides the database; see jehat/audit/anchors.
ANCHORS = os.environ.get("JEHAT_ANCHORS", f"file:{HOME}/checkpoints.txt")

ADDRESS = os.environ.get("JEHAT_ADDRESS", "127.0.0.1")
PORT = os.environ.get("JEHAT_PORT", "8000")
ORIGIN = os.environ.get("JEHAT_ORIGIN", f"http://127.0.0.1:{PORT}")
ALLOWED_HOSTS = os.environ.get("JEHAT_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [ORIGIN] if ORIGIN.startswith("https://") else []
IS_SECURE = ORIGIN.startswith("https://")

INSTALLED_APPS = [
    "jehat.project",
    "jehat.core",
    "jehat.audit",
    "jehat.people",
    "jehat.organization",
    "jehat.calendars",
    "jehat.catalogue",
    "jehat.documents",
    "jehat.notifications",
    "jehat.integrations",
    "jehat.cases",
    "jehat.oversight",
    "jehat.mailroom",
    "jehat.appointments",
    "jehat.portal",
    "jehat.desk",
    "allauth",
    "allauth.account",
    "django_htmx",
    "procrastinate.contrib.django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "jehat.project.security.SecurityHeadersMiddleware",
    "jehat.project.security.PageCompressionMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "jehat.project.api.middleware.EndpointsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "jehat.people.middleware.LanguageMiddleware",
    "jehat.project.security.WellFormedMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jehat.core.walls.request.SeenByAskerMiddleware",
    "jehat.documents.upload.UploadMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "jehat.people.middleware.PresenceMiddleware",
    "jehat.integrations.middleware.ProgramsMiddleware",
    "jehat.people.middleware.SecondFactorMiddleware",
    "jehat.core.reader.reader_middleware",
    "jehat.core.remembered.RememberingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jehat.core.walls.request.OneTransactionMiddleware",
]

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

ROOT_URLCONF = "jehat.project.urls"
WSGI_APPLICATION = "jehat.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jehat.project.shell.shell",
            ],
            "builtins": ["jehat.core.templatetags.ui", "jehat.core.templatetags.words", "django.templatetags.i18n"],
        },
    }
]

FORM_RENDERER = "jehat.core.widgets.Renderer"

DATABASES = {"default": databases.from_environment(os.environ.get("JEHAT_DATABASE_ROLE", "app"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["jehat.people.backends.IdentifierBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"

SESSION_ENGINE = "jehat.core.sessions"
SESSION_SERIALIZER = "jehat.core.crypto.session.EncryptedSerializer"
SESSION_COOKIE_NAME = "__Host-session" if IS_SECURE else "jehat_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_AGE = 30 * 24 * 3600
CSRF_COOKIE_NAME = "__Host-csrf" if IS_SECURE else "jehat_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "jehat.project.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if IS_SECURE else 0

IDLE_MINUTES_STAFF = 30
IDLE_MINUTES_BENEFICIARY = 8 * 60
ABSOLUTE_HOURS_STAFF = 12
ABSOLUTE_HOURS_BENEFICIARY = 30 * 24
# Whether employees reach anything by a password alone: "required" that they do not, or a second factor "offered".
STAFF_SECOND_FACTOR = os.environ.get("JEHAT_STAFF_SECOND_FACTOR") or ("offered" if DEMONSTRATION else "required")
# How long the owner of an account can object before it is given to a new mobile.
RECLAIM_HOURS = 72

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", "العربية"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "jehat_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Riyadh"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "jehat.core.static_storage.HashedStorage"
    },
}
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "jehat.core.stylesheet.StylesheetFinder",
]
WHITENOISE_USE_FINDERS = DEBUG

FILE_UPLOAD_HANDLERS = ["jehat.documents.upload.EncryptingUploadHandler"]
MAX_UPLOAD_BYTES = 50 * 1024 * 1024
MAX_VOICE_SECONDS = 180
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
# Whether webhooks may point at this machine, for trials and tests; in service they reach the public network only.
MAY_CALL_ITSELF = os.environ.get("JEHAT_MAY_CALL_ITSELF") == "1"

EMAIL_HOST = os.environ.get("JEHAT_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("JEHAT_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("JEHAT_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("JEHAT_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("JEHAT_SMTP_TLS") == "1"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("JEHAT_MAIL_FROM", "Jehat <no-reply@jehat.test>")
SMS_URL = os.environ.get("JEHAT_SMS_URL", "")
SMS_TOKEN = os.environ.get("JEHAT_SMS_TOKEN", "")
SMS_SHAPE = os.environ.get("JEHAT_SMS_SHAPE", "taqnyat")
SMS_SENDER = os.environ.get("JEHAT_SMS_SENDER", "Jehat")
SMS_MOST_PARTS = int(os.environ.get("JEHAT_SMS_MOST_PARTS", "3"))
# Web push: the secret its key pair is made from, whom a push service may write to, and the services that are believed.
VAPID_SECRET = os.environ.get("JEHAT_VAPID_SECRET") or places.vapid_secret(HOME)
VAPID_CONTACT = os.environ.get("JEHAT_VAPID_CONTACT") or (ORIGIN if IS_SECURE else "mailto:no-reply@jehat.test")
PUSH_HOSTS = os.environ.get(
    "JEHAT_PUSH_HOSTS",
    "fcm.googleapis.com,updates.push.services.mozilla.com,.push.apple.com,.notify.windows.com",
).split(",")
SMS_RECEIPTS_SECRET = os.environ.get("JEHAT_SMS_RECEIPTS_SECRET", "")
SMS_PROVIDERS = sms_accounts.from_environment(os.environ)
SMS_TIMEOUT = float(os.environ.get("JEHAT_SMS_TIMEOUT", "10"))
# Where undeliverable mail comes back to, and the mailbox in which it is read: imaps://user:password@host/INBOX
BOUNCES_ADDRESS = os.environ.get("JEHAT_BOUNCES_ADDRESS", "")
BOUNCES_URL = os.environ.get("JEHAT_BOUNCES_URL", "")
# What people answer to our mails: the address they answer to (case@…, a token of each mail is put into it), the mailbox
# in which it is read, and where a mail server of ours may hand it over by LMTP (host:port).
REPLIES_ADDRESS = os.environ.get("JEHAT_REPLIES_ADDRESS") or ("case@jehat.test" if DEMONSTRATION else "")
REPLIES_URL = os.environ.get("JEHAT_REPLIES_URL", "")
REPLIES_LMTP = os.environ.get("JEHAT_REPLIES_LMTP", "")
REPLIES_MOST_BYTES = int(os.environ.get("JEHAT_REPLIES_MOST_BYTES", str(36 * 1024 * 1024)))
# Seconds: how long a worker may have one message (longer than any provider is waited for); the first and longest wait.
MESSAGE_LEASE = int(os.environ.get("JEHAT_MESSAGE_LEASE", "120"))
MESSAGES_A_SECOND = float(os.environ.get("JEHAT_MESSAGES_A_SECOND", "10"))
MESSAGE_WAIT = int(os.environ.get("JEHAT_MESSAGE_WAIT", "30"))
MESSAGE_LONGEST_WAIT = int(os.environ.get("JEHAT_MESSAGE_LONGEST_WAIT", str(6 * 3600)))
# How long, in seconds, the beneficiary is not shown a comment that its writer may still take back.
COMMENT_HOLD = int(os.environ.get("JEHAT_COMMENT_HOLD", "10"))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"refusals_in_a_line": {"()": "jehat.project.errors.RefusalsInALine"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["refusals_in_a_line"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"jehat": {"level": "INFO"}},
}
# A report of an error may hold no value of a variable: it could be a key or what a person wrote.
DEFAULT_EXCEPTION_REPORTER_FILTER = "jehat.project.errors.NothingOfValues"
PLATFORM_NAME = _("Jehat")
