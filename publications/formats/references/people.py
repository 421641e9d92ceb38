"""Names in a reference: parted only where the style parts them, else as they stand."""

import re

from ...names import Name, script_of
from ...records import Agent

_CAPITAL = "[A-ZÀ-ÞА-ЯЁ]"
# J. B., J.-B., J B, JB (Vancouver has two at most)
_INITIALS = (
    rf"(?:{_CAPITAL}\.(?:[ \u00a0]?-?[ \u00a0]?{_CAPITAL}\.?){{0,4}}"
    rf"|{_CAPITAL}(?:[ -]{_CAPITAL}\b){{1,3}}|{_CAPITAL}{{1,2}}\b)"
)
_WORD = (
    r"(?:[A-ZÀ-ÞА-ЯЁ][\w’'`\u0300-\u036f-]+"
    r"|(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|ter|ten)\b)"
)
_SURNAME = rf"{_WORD}(?:[ -]{_WORD}){{0,3}}"
_SUFFIX = r"(?:,? (?:Jr|Sr|II|III)\.?)?"
# Family, I. I. (APA): the comma and the points say which is which.
_APA = re.compile(rf"({_SURNAME}), ((?:[A-ZÀ-ÞА-ЯЁ]\.[ \u00a0]?-?){{1,4}})({_SUFFIX})")
_BETWEEN = re.compile(r"(?:\s*[,;]?\s*(?:&|and|und|et|y|e|и)\s+|\s*[,;]\s*|\s*…\s*|\s*\.\.\.\s*)")
_ONE_WHOLE = re.compile(
    rf"(?:{_INITIALS}\s?{_SURNAME}|{_SURNAME},? {_INITIALS}"
    rf"|{_SURNAME}(?:, {_SURNAME}(?: {_INITIALS})?)?"
    rf"|{_SURNAME} {_INITIALS} {_SURNAME}){_SUFFIX}"
)
_OTHERS = re.compile(
    r"[,;，、]?\s*(?:\bet al\b\.?|\band others\b|等人?|ほか|他|외|и др\.?|u\. ?a\."
    r"|\bet coll\b\.?)\s*$",
    re.I,
)
_EDITORS = re.compile(
    r"[,，]?\s*[(（]?\s*\b(?P<word>eds?|editors?|hrsg|coord|trans|translators?)\b\.?\s*[)）]?[.,]?$",
    re.I,
)
_COMMA = r"\s*,\s*(?:&|and)\s+|\s+(?:&|and|und|et|y|и)\s+|\s*,\s+|，|、"
_HAN_ROLES = {"著": "aut", "撰": "aut", "编": "edt", "編": "edt", "主编": "edt", "主編": "edt",
              "译": "trl", "譯": "trl", "编著": "aut", "編著": "aut"}  # fmt: skip
_HAN_ROLE = re.compile(r"^(?P<name>.{2,30}?)\s*(?P<role>主编|主編|编著|編著|[著撰编編译譯])$")
_HAN_NAME = re.compile(r"[\u3400-\u9fff\uf900-\ufaff·•‧]{2,12}|[\uac00-\ud7a3]{2,5}")


def agents(text: str) -> tuple[Agent, ...] | None:
    """The contributors that a text before the title names; None when it is not clear."""
    text = text.strip().strip(",;:，：；").strip()
    text = _OTHERS.sub("", text).strip().rstrip(",，、 ")
    if not text or len(text) > 1_000:
        return None
    if re.search(r"\.[ -]?[A-ZÀ-ÞА-ЯЁ]$|, [A-ZÀ-ÞА-ЯЁ]$", text):
        text += "."  # the stop of the last initial was taken for the end of the names
    role = "aut"
    if found := _EDITORS.search(text):
        role = "trl" if found["word"].lower().startswith("trans") else "edt"
        text = text[: found.start()].rstrip(" ,(")
    return _han(text) or _apa(text, role) or _whole(text, role)


def _apa(text: str, role: str) -> tuple[Agent, ...] | None:
    found, at = [], 0
    while at < len(text):
        match = _APA.match(text, at)
        if match is None:
            return None
        given = (match[2].strip() + match[3]).strip()
        found.append(Agent((Name(match[1], given, script=script_of(match[1])),), role))
        at = match.end()
        if at < len(text):
            between = _BETWEEN.match(text, at)
            if between is None:
                return None
            at = between.end()
    return tuple(found)


def _han(text: str) -> tuple[Agent, ...] | None:
    """Chinese, Japanese and Korean names between commas of theirs: 王小明，李华 主编."""
    role = "aut"
    if match := _HAN_ROLE.match(text):
        text, role = match["name"].strip(), _HAN_ROLES[match["role"]]
    names = [one.strip() for one in re.split(r"[,，、;；]|\s和\s", text)]
    if not all(_HAN_NAME.fullmatch(one) for one in names):
        return None
    return tuple(Agent((Name(literal=one, script=script_of(one)),), role) for one in names)


def _whole(text: str, role: str) -> tuple[Agent, ...] | None:
    """Names that can be told apart, each whole; one body without commas as it stands."""
    # Every second comma of "Smith, J., Jones, B." is inside a name.
    semicolons = re.split(r"\s*;\s*(?:&|and)?\s*", text)
    names = semicolons if len(semicolons) > 1 else _rejoined(re.split(_COMMA, text))
    names = [
        one.strip(" .,") + ("." if re.search(r"\b[A-Z]\.$", one.strip()) else "") for one in names
    ]
    if not names or not all(_ONE_WHOLE.fullmatch(one) for one in names):
        return None
    return tuple(Agent((Name(literal=one, script=script_of(one)),), role) for one in names if one)


def _rejoined(parts: list[str]) -> list[str]:
    """``Smith``, ``J. B.`` as one name; ``Worthen``, ``Samuel Copp`` at the beginning too.

    Nothing when names of one word follow each other: they could pair in any way.
    """
    found: list[str] = []
    for at, part in enumerate(map(str.strip, parts)):
        is_given = bool(re.fullmatch(_INITIALS, part)) or (at == 1 and " " not in parts[0].strip())
        if found and is_given and "," not in found[-1]:
            found[-1] += f", {part}"
        else:
            found.append(part)
    alone = [one for one in found if "," not in one and " " not in one]
    return [] if alone and len(found) > 1 else found
