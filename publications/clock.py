"""What time it is, for everything that decides when to ask and what has grown old.

The system's time; or, outside production, that and the seconds written in the file
``CLOCK_AHEAD_FILE``, read anew each time: so a rehearsal lets months pass for all processes at
once, and time goes on running between its jumps.
"""

import time as system
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings


def time() -> float:
    """Epoch seconds."""
    path = getattr(settings, "CLOCK_AHEAD_FILE", "")
    return system.time() + (float(Path(path).read_text(encoding="ascii")) if path else 0.0)


def now() -> datetime:
    """The time, aware, in UTC."""
    return datetime.fromtimestamp(time(), UTC)
