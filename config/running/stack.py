"""``make stack``: the entry points of production, with production's settings, without
containers, on the servers given or throwaway ones."""

import os
import secrets
from contextlib import ExitStack

from .demo import refuse_port, run_preparing, serve
from .entries import BASE_DIR, ENTRIES
from .supervisor import is_free
from .throwaway import NoServerError, postgresql, redis

# Loopback has no certificate: only what needs one is off, and production's settings allow
# that for a loopback SITE_URL alone.
WITHOUT_TLS = {
    "SECURE_SSL_REDIRECT": "false",
    "SECURE_COOKIES": "false",
    "SECURE_HSTS_SECONDS": "0",
}


def environment_for(port: int) -> dict[str, str]:
    """Production on loopback: ours, completed; a secret of this run's own."""
    defaults = {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "CONTACT_EMAIL": "operator@localhost",
        "VAR_DIR": str(BASE_DIR / "var" / "stack"),
        **WITHOUT_TLS,
    }
    given = {name: value for name, value in os.environ.items() if value}
    return {**defaults, **given} | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PRODUCTION": "true",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "BIND": "127.0.0.1",
        "PORT": str(port),
    }


def stack(port: int, *, empty: bool) -> int:
    """Serve until Ctrl-C, with the demonstration unless ``empty``. Returns an exit code."""
    if not is_free(port):
        return refuse_port("stack", port)
    environment = environment_for(port)
    with ExitStack() as servers:
        try:
            if not environment.get("DATABASE_URL"):
                environment["DATABASE_URL"] = servers.enter_context(postgresql())
            if not environment.get("REDIS_URL"):
                environment["REDIS_URL"] = servers.enter_context(redis())
        except NoServerError as error:
            print(error)
            return 1
        # A database that was given may hold works of its own: it gets no others.
        when = "never" if empty else "once"
        if code := run_preparing(environment, "--collect-static", "--demonstration", when):
            return code
        serve(environment, [entry(environment) for entry in ENTRIES.values()])
    return 0
