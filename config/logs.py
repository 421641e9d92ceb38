"""What is logged, and how: one line an event, to standard error, for whoever keeps it.

Secrets do not reach it: requests are logged by path, never with cookies, headers or forms.
"""

from typing import Any

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def logging_to_stderr(level: str) -> dict[str, Any]:
    """Django's ``LOGGING`` at ``level`` (``INFO``, ``WARNING`` …)."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "format": "{asctime} {levelname} {name} {message}",
                "datefmt": "%Y-%m-%dT%H:%M:%S%z",
                "style": "{",
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # Django's own handlers (mail to admins among them) give way to the one above.
            "django": {"handlers": [], "level": level, "propagate": True},
            # Each 404 and 403 is an everyday thing, in the web server's log if anywhere.
            "django.request": {"level": "ERROR"},
            # Whoever scans by address is turned away; that needs no traceback each time.
            "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL"},
        },
    }
