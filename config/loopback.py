"""The list of stand-ins on this machine that the outbound door may reach."""

import re

from django.core.exceptions import ImproperlyConfigured

from .environment import env, read

_LOOPBACK = re.compile(r"(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]):\d{1,5}")


def allowed() -> tuple[str, ...]:
    """OUTBOUND_ALLOW: exact loopback addresses, each with its port. Raises
    ImproperlyConfigured for any other."""
    entries: tuple[str, ...] = tuple(read(env.list, "OUTBOUND_ALLOW", []))
    for entry in entries:
        if not _LOOPBACK.fullmatch(entry):
            raise ImproperlyConfigured(
                f"OUTBOUND_ALLOW holds {entry!r}: only loopback addresses with a port, such as "
                "127.0.0.1:9900, may be let through."
            )
    return entries
