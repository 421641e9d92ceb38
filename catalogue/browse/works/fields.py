"""Form fields that take what they can use and set the rest aside.

What people type or an old link carries never stops a page: a value that cannot be used is
kept in ``ignored`` of its form, to be named in a friendly line, and the others count.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django import forms

MOST_VALUES = 20
MOST_DIGITS = 5
MOST_KEYS = 500

# As many digits as a 64-bit column surely holds.
_KEY = re.compile(r"[0-9]{1,18}")


class _SeveralInput(forms.SelectMultiple):
    """Reads ``?type=a&type=b``."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        values: Iterable[str] = (
            data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        )
        return [values] if isinstance(values, str) else list(values)


class SeveralField(forms.Field):
    """Any number of values that ``usable`` accepts; cleaned to a tuple in a stable order."""

    widget = _SeveralInput

    def __init__(self, *, usable: Callable[[str], bool], **options: Any) -> None:
        self.usable = usable
        super().__init__(**options)

    def clean(self, value: Iterable[str] | None) -> tuple[str, ...]:
        given = [str(one).strip() for one in value or ()]
        self.ignored = [one for one in given if one and not self.usable(one)]
        return tuple(sorted({one for one in given if one and self.usable(one)}))[:MOST_VALUES]


class KeysField(forms.Field):
    """Primary keys joined by dots, in any number of values; cleaned to one text like it, sorted.

    Those beyond ``MOST_KEYS`` are set aside, as is what is no key.
    """

    widget = _SeveralInput

    def clean(self, value: Iterable[str] | None) -> str:
        parts = [part.strip() for one in value or () for part in str(one).split(".")]
        keys = sorted({int(part) for part in parts if _KEY.fullmatch(part)})
        strange = [part for part in parts if part and not _KEY.fullmatch(part)]
        beyond = ".".join(map(str, keys[MOST_KEYS:]))
        self.ignored = [*strange, *([beyond] if beyond else [])]
        return ".".join(map(str, keys[:MOST_KEYS]))


class LenientField(forms.Field):
    """One value, read by ``read``; None and ``ignored`` where that raises ValueError."""

    def __init__(self, *, read: Callable[[str], Any], **options: Any) -> None:
        self.read = read
        super().__init__(**options)

    def clean(self, value: str | None) -> Any:
        given = str(value or "").strip()
        self.ignored = []
        if not given:
            return None
        try:
            return self.read(given)
        except ValueError:
            self.ignored = [given]
            return None


def read_year(text: str) -> int:
    """A year of at most five digits, negative before the common era. Raises ValueError."""
    if not re.fullmatch(rf"[-−]?\d{{1,{MOST_DIGITS}}}", text):
        raise ValueError(text)
    return int(text.replace("−", "-"))
