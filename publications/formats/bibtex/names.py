"""Names in BibTeX lists, by BibTeX's own rules (btxdoc, section 4), and biblatex's
``family=…, given=…``. What those rules would only guess stays whole: a name without a comma
in another script than Latin, or that ends with an initial.
"""

import re
from collections.abc import Iterator

from ...names import Name, script_of
from ..gathering import parted_name, whole_name
from ..lines import line
from .untex import plain

LONGEST = 250_000
"""Characters of a list of names that are read."""

_AND = re.compile(r"[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
_COMMA = re.compile(r"[{},]")
_WORD = re.compile(r"[{}]|[ ~]+")
_KEYED = re.compile(r"\s*(family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_INITIAL = re.compile(r"(?:\w\.[-‐]?){1,4}\w?|\w{1,2}")
OTHERS = "others"


def listed(text: str) -> list[str]:
    """The names of a list, in LaTeX; ``others`` may be the last."""
    text = line(text[:LONGEST])
    if text.lower().startswith("and "):
        text = text[4:]
    return [name for name in (part.strip() for part in parted(text, _AND)) if name]


def parse(text: str) -> Name:
    """One name of a list."""
    if is_one_group(text):
        return whole_name(plain(text))
    if _KEYED.match(text) and (found := _keyed(text)):
        return found
    parts = [part.strip() for part in parted(text, _COMMA)]
    if len(parts) == 1:
        return _without_comma(parts[0])
    if len(parts) > 3:
        return whole_name(plain(text))
    family, given = plain(parts[0]), plain(parts[-1])
    if len(parts) == 3 and (suffix := plain(parts[1])):
        given = f"{given}, {suffix}" if given else suffix
    return parted_name(family, given)


def parted(text: str, mark: re.Pattern[str]) -> Iterator[str]:
    """``text`` cut where ``mark`` stands outside braces."""
    if "{" not in text and "}" not in text:
        yield from mark.split(text)
        return
    depth = start = 0
    for found in mark.finditer(text):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth = max(0, depth - 1)
        elif not depth:
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


def is_one_group(text: str) -> bool:
    r"""Whether braces round the whole make it one piece; ``{\"U}`` is a letter, not a piece,
    but a text may begin with a macro that is a word."""
    if not text.startswith("{") or not text.endswith("}"):
        return False
    if text.startswith("{\\") and not text.startswith("{\\text"):
        return False
    return _closes_last(text)


def _closes_last(text: str) -> bool:
    depth = 0
    for found in re.finditer(r"[{}]", text):
        depth += 1 if found[0] == "{" else -1
        if depth <= 0:
            return found.end() == len(text)
    return False


def _without_comma(text: str) -> Name:
    """``First von Last``."""
    words = [word for word in parted(text, _WORD) if word]
    shown = [plain(word) for word in words]
    if len(words) < 2 or script_of(plain(text)) != "Latn" or _is_initial(shown[-1]):
        return whole_name(plain(text))
    last = len(words) - 1
    small = [place for place in range(last) if _is_small(words[place], shown[place])]
    start = small[0] if small and small[0] else last
    if small and not small[0]:  # only a family name: “de la Fontaine”
        start = 0
    return parted_name(" ".join(shown[start:]), " ".join(shown[:start]))


def _is_initial(word: str) -> bool:
    return word.isupper() and bool(_INITIAL.fullmatch(word))


def _is_small(word: str, shown: str) -> bool:
    """Whether BibTeX takes a word for a “von”: braces round it hide its letters."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    return next((letter.islower() for letter in shown if letter.isalpha()), False)


def _keyed(text: str) -> Name | None:
    found: dict[str, str] = {}
    for part in parted(text, _COMMA):
        key, _, value = part.partition("=")
        found[key.strip().lower()] = plain(value.strip().strip('"'))
    family = " ".join(filter(None, (found.get("prefix", ""), found.get("family", ""))))
    given = ", ".join(filter(None, (found.get("given", ""), found.get("suffix", ""))))
    return parted_name(family, given) if family or given else None
