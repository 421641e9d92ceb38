"""Records as CSL-JSON for the formatter, guarded against what it would read into them.

Pandoc takes mark-up in texts for its own, and turns quotation marks into those of the
locale, in Chinese into 《》. So these characters travel as private ones and are put back
afterwards.
"""

import re
from typing import Any

from publications.formats import choosing, csl_json
from publications.records import Record

# Supplementary Private Use Area-B, its last rows: no text that we hold uses them.
GUARDED = dict(zip("\"'<>“”‘’", map(chr, range(0x10FFE0, 0x10FFE8)), strict=True))
_GUARD = str.maketrans(GUARDED)
_RESTORE = str.maketrans({private: plain for plain, private in GUARDED.items()})
# Fields that hold no words: they must reach the style as they are.
_DATA = frozenset({"id", "type", "issued", "DOI", "URL", "ISSN", "ISBN"})
# Fields that no style prints; they only cost time.
_UNUSED = ("abstract", "keyword", "custom", "note", "original-title")


def cited(record: Record, key: str, language: str) -> dict[str, Any]:
    """The item ``key`` to cite ``record`` for a reader of ``language`` (a site code).

    A work is cited by its original title, with the reader's in brackets beside it (APA 7,
    9.38), unless nobody stands behind that translation; names are in the reader's form.
    """
    item = csl_json.item(record) | csl_json.names(record, language) | {"id": key}
    item |= _numbers(item)
    guarded = {
        name: value if name in _DATA else _guarded(value)
        for name, value in item.items()
        if value and name not in _UNUSED
    }
    return guarded | _title(record, language)


def restored(text: str) -> str:
    """``text`` with what was guarded put back."""
    return text.translate(_RESTORE)


# Kinds that have a number of their own where an article has that of its issue.
_NUMBERED = frozenset({"patent", "report", "standard", "thesis"})
# "312 p.", "19 с., включ. обл.", "245 pages ; 24 cm": styles add a word of their own.
_PAGES = re.compile(r"(\d+)\s*(?:$|pp?\b|pages?\b|[сСsS]\b|стр|页|頁|ページ|쪽|면|ص)")


def _numbers(item: dict[str, Any]) -> dict[str, str]:
    found = {}
    if extent := item.get("number-of-pages"):
        pages = _PAGES.search(extent)
        found["number-of-pages"] = pages[1] if pages else ""
    if item.get("issue") and item["type"] in _NUMBERED and not item.get("number"):
        found |= {"issue": "", "number": item["issue"]}
    return found


def _title(record: Record, language: str) -> dict[str, str]:
    main = choosing.title(record, "")
    whole = choosing.whole_title(record, main).translate(_GUARD)
    readers = choosing.title(record, language)
    if readers is main or choosing.note(readers) or not whole:
        return {"title": whole} if whole else {}
    beside = choosing.whole_title(record, readers).translate(_GUARD)
    # "nodecor": brackets are not set in the italics of the title.
    return {"title": f'{whole} <span class="nodecor">[{beside}]</span>'}


def _guarded(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_GUARD)
    if isinstance(value, list):
        return [_guarded(one) for one in value]
    if isinstance(value, dict):
        return {name: _guarded(one) for name, one in value.items()}
    return value
