"""All settings. With no environment variable set: SQLite, files under ``var/``, an
embedded broker. ``PRODUCTION=true`` turns on what only the real stack can bear.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from . import loopback
from .brokers import broker, cache, check_redis_url
from .databases import default_database
from .environment import choice, count, env, organization_code, read, secret_key, web_address
from .languages import LANGUAGES as CATALOGUE_LANGUAGES
from .logs import LEVELS, logging_to_stderr
from .schedule import beat_schedule

BASE_DIR = Path(__file__).resolve().parent.parent
VERSION = "0.1.0"
PRODUCTION = read(env.bool, "PRODUCTION", False)
VAR_DIR = Path(read(env.str, "VAR_DIR", str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

# Who we are, to readers and to the services we ask

SITE_URL = web_address("SITE_URL", "http://127.0.0.1:8000")
SITE_HOST = str(urlsplit(SITE_URL).hostname)
IS_LOOPBACK = SITE_HOST in ("127.0.0.1", "localhost", "::1")
CONTACT_EMAIL = read(env.str, "CONTACT_EMAIL", "")
if PRODUCTION and "@" not in CONTACT_EMAIL:
    raise ImproperlyConfigured(
        "CONTACT_EMAIL is not set, or no address. Services that we ask must be able to reach a "
        "person: give an address such as editors@example.org."
    )
MARC_ORGANIZATION_CODE = organization_code("MARC_ORGANIZATION_CODE")

# Security

DEBUG = read(env.bool, "DEBUG", False)
if DEBUG and PRODUCTION:
    raise ImproperlyConfigured("DEBUG shows secrets to strangers: unset it, or unset PRODUCTION.")
SECRET_KEY = secret_key(VAR_DIR / "secret_key", production=PRODUCTION)
ALLOWED_HOSTS = read(
    env.list,
    "ALLOWED_HOSTS",
    [SITE_HOST] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"],
)
if PRODUCTION and "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS=* lets anyone name our links: list the site's own names, with commas."
    )
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_COOKIES = read(env.bool, "SECURE_COOKIES", PRODUCTION)
if PRODUCTION and not SECURE_COOKIES and not IS_LOOPBACK:
    raise ImproperlyConfigured(
        f"SECURE_COOKIES=false would send editors' sessions to {SITE_URL} unencrypted: "
        "unset it. Only a site on loopback may do without."
    )
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_HTTPONLY = True
# How many proxies stand before us: X-Forwarded-* is believed from no others.
PROXY_COUNT = count("PROXY_COUNT", 0)
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = read(env.bool, "SECURE_SSL_REDIRECT", PRODUCTION)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = count("SECURE_HSTS_SECONDS", 31_536_000 if PRODUCTION else 0)
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = count("LOGIN_FAILURE_LIMIT", 5)
AXES_COOLOFF_TIME = 1  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_IPWARE_PROXY_COUNT = PROXY_COUNT or None
AXES_IPWARE_META_PRECEDENCE_ORDER = (
    ["HTTP_X_FORWARDED_FOR", "REMOTE_ADDR"] if PROXY_COUNT else ["REMOTE_ADDR"]
)
AXES_VERBOSE = False
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Parts

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, as it replaces parts of it
    "catalogue.apps.CatalogueConfig",
    "publications.apps.PublicationsConfig",
    "publications.apps.EditorsAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "simple_history",
    "axes",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = True
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "catalogue.browse.context.site",
            ]
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Database, cache, workers, log

DATABASES = {"default": default_database(VAR_DIR, production=PRODUCTION)}
REDIS_URL = check_redis_url(read(env.str, "REDIS_URL", ""), production=PRODUCTION)
CACHES = {"default": cache(REDIS_URL)}
CELERY_BROKER_URL, CELERY_BROKER_TRANSPORT_OPTIONS = broker(REDIS_URL, VAR_DIR / "broker")
# Several catalogues may share a Redis: each has its own queue.
CELERY_TASK_DEFAULT_QUEUE = read(env.str, "CELERY_QUEUE", "perdura")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = "UTC"
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE = beat_schedule()
LOGGING = logging_to_stderr(choice("LOG_LEVEL", "INFO", LEVELS))

# Languages

CATALOGUE_LANGUAGES_BY_CODE = {language.code: language for language in CATALOGUE_LANGUAGES}
LANGUAGE_CODE = "en"
LANGUAGES = [(language.code, language.name) for language in CATALOGUE_LANGUAGES]
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_LANGUAGES = tuple(language.code for language in CATALOGUE_LANGUAGES)
# What is shown when a text is missing is decided in publications.shown, never here.
MODELTRANSLATION_ENABLE_FALLBACKS = False
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Files

STATIC_URL = "/static/"
STATIC_ROOT = Path(read(env.str, "STATIC_ROOT", str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
if not PRODUCTION:  # there collectstatic fills it, here it may stay empty
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
MEDIA_ROOT = Path(read(env.str, "MEDIA_ROOT", str(VAR_DIR / "media")))
MEDIA_URL = "/media/"
# The search index: derived from the database, on this machine's own disk.
SEARCH_DIR = Path(read(env.str, "SEARCH_DIR", str(VAR_DIR / "search")))
# Whether each web process keeps the index beside the change log itself, as in the demonstration.
KEEP_INDEX = read(env.bool, "KEEP_INDEX", False)
WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if PRODUCTION
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}

# The press: what the masthead says when the catalogue has no leading serial yet

SITE_NAME = read(env.str, "SITE_NAME", "Perdura")
LEADING_SERIAL = read(env.str, "LEADING_SERIAL", "")
# Where readers get the source of what runs here (AGPL-3.0, section 13); empty: not linked.
SOURCE_URL = read(env.str, "SOURCE_URL", "")
SITE_TAGLINE = _("A catalogue that can prove what it says")

# Keys of outside services: sent in headers alone, never shown, never logged

_KEYS = {
    "TROVE_API_KEY": read(env.str, "TROVE_API_KEY", ""),
    "WORLDCAT_KEY": read(env.str, "WORLDCAT_KEY", ""),
    "WORLDCAT_SECRET": read(env.str, "WORLDCAT_SECRET", ""),
    "ZENODO_TOKEN": read(env.str, "ZENODO_TOKEN", ""),
    "OPENAIRE_TOKEN": read(env.str, "OPENAIRE_TOKEN", ""),
    "ORCID_TOKEN": read(env.str, "ORCID_TOKEN", ""),
}
SERVICE_KEYS = {name: value.strip() for name, value in _KEYS.items() if value.strip()}

# Links: after how many failures, how many days apart at least, one counts as broken

LINK_FAILURES = count("LINK_FAILURES", 3)
LINK_FAILURES_APART_DAYS = count("LINK_FAILURES_APART_DAYS", 3)

# The outbound door: loopback fakes only outside production

OUTBOUND_ALLOW = loopback.allowed()
OUTBOUND_SERVICES: dict[str, str] = read(env.dict, "OUTBOUND_SERVICES", {})
OUTBOUND_HOSTS: dict[str, str] = read(env.dict, "OUTBOUND_HOSTS", {})
if PRODUCTION and (OUTBOUND_ALLOW or OUTBOUND_SERVICES or OUTBOUND_HOSTS):
    raise ImproperlyConfigured(
        "OUTBOUND_ALLOW, OUTBOUND_SERVICES and OUTBOUND_HOSTS let requests reach fakes on this "
        "machine: unset them in production."
    )

# A rehearsal lets time pass faster: a file with the seconds by which our clock is ahead

CLOCK_AHEAD_FILE = read(env.str, "CLOCK_AHEAD_FILE", "")
if PRODUCTION and CLOCK_AHEAD_FILE:
    raise ImproperlyConfigured(
        "CLOCK_AHEAD_FILE makes our clock wrong, and with it the ledger: unset it in production."
    )
