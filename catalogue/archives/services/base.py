"""What every service's module says of itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from ..conversation import Conversation, Keys
from ..readings import Subject


@dataclass(frozen=True, slots=True)
class Adapter:
    """One service as we ask it.

    ``name``: its name in ``publications.outbound.services``, one of which may serve several
    ``services`` of ``publications.vocabularies.services``. ``rule``: the reader and its version,
    which stands in every observation; raise it when what the reader concludes changes.
    ``canary``: a record known to exist; when it does not read, the interface has changed.
    ``a_day``: the most conversations a day. ``keys``: settings without which nothing can be
    asked (empty: none needed). ``ask``: the conversation about one subject. ``a_run``: the most
    of them in one run, for services whose pace is so slow that a run would not end.
    """

    name: str
    services: tuple[str, ...]
    rule: str
    interval: timedelta
    canary: Subject
    a_day: int
    ask: Callable[[Subject, Keys], Conversation]
    keys: tuple[str, ...] = ()
    a_run: int = 20

    def lacks(self, keys: Keys) -> tuple[str, ...]:
        """The settings that are missing before anything can be asked."""
        return tuple(name for name in self.keys if not keys.get(name))
