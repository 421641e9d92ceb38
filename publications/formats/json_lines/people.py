"""Contributors as the files have them.

Family and given name are parted where the source parts them, and in ``Family, Given`` strings
of the one catalogue whose documentation says that its names are so (Project Gutenberg).
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ... import identifiers
from ...identifiers import IdentifierError
from ...identifiers.base import gettext_noop
from ...names import Name
from ...records import Agent
from ..base import Problem
from .languages import tag
from .texts import clean, language_of, script_of, whole

BAD_NUMBER = gettext_noop("The number “%(value)s” of a contributor is not valid; it was left out.")

KEYS = ("authors", "creators", "contributors", "corporate")
_INVERTED = ("gutenberg:",)
_ROLES = {
    "aut": "author creator inventor jointauthor auhtor presenter bookauthor podcaster scriptwriter "
    "au مؤلف 撰 著 造 述 說 作 頌 製 撰述 合撰 저 지음 글 지은이 corporateauthor authorship",
    "edt": "editor ed serieseditor volumeeditor redactor 主編 監修 校 校正 訂 "
    "محقق محرر مصحح 편 편저",
    "trl": "translator tr 譯 訳 مترجم 옮김 역 번역 옮긴이 翻譯",
    "com": "compiler comp collector 編 輯 集 纂 錄 編纂 編集 編輯 輯編 編次 集撰 撰集 "
    "엮음 엮은이 معد",
    "ctb": "contributor corporate chair castmember performer guest",
    "aui": "authorofintroduction authorofintroductionetc writerofintroduction 序",
    "aft": "authorofafterword 跋",
    "ann": "annotator",
    "cmm": "commentator commentatorforwrittentext 注 註 疏 釋 解 箋 集解 註解 註釋 補注 補註 "
    "評 批 شارح",
    "ill": "illustrator 그림",
    "pht": "photographer",
    "art": "artist",
    "cmp": "composer",
    "lyr": "lyricist wordsby",
    "nrt": "narrator",
    "spk": "speaker",
    "drt": "director",
    "pro": "producer",
    "prg": "programmer",
    "res": "researcher datacollector",
    "ths": "thesisadvisor supervisor",
    "rev": "reviewer",
    "pfr": "corrector proofreader",
    "ctg": "cartographer",
    "pbl": "publisher",
    "prt": "printer",
    "isb": "issuingbody authorizer هيئةإصدار",
    "his": "hostinstitution hostinginstitution organizerofmeeting",
    "fnd": "funder sponsor",
    "ivr": "interviewer",
    "ive": "interviewee",
    "oth": "recipient revieweduthor reviewedauthor attorneyagent judge counsel cosponsor",
}
_OURS = {word: code for code, words in _ROLES.items() for word in words.split()}
_IMPERIAL = re.compile(r"^(?:奉?[敕勅]|御|等|重|增)+(?=.)")
# ``앤미디어 지음``: Korean title pages put the role behind the name (README of the data).
_KOREAN = re.compile(r"(.+\S)\s+(저|지음|글|지은이|옮김|역|번역|옮긴이|엮음|엮은이|편|편저|그림)")
_LIFE = re.compile(r"\s*\((?:[0-9?]{0,4}\s*[-–—]\s*[0-9?]{0,4}|-)\)\s*$")
_VIAF = re.compile(r"viaf[:/]\s*([0-9]+)", re.I)
_ORGANISATIONS = ("corporate", "organisation", "organization", "organizational", "meeting")


def agents(row: dict[str, Any], language: str, problems: list[Problem]) -> tuple[Agent, ...]:
    """The contributors of a row in its order; what had to be left out goes to ``problems``."""
    inverted = clean(row.get("id")).startswith(_INVERTED)
    found: list[Agent] = []
    for key in KEYS:
        listed = row.get(key)
        if isinstance(listed, str | dict):
            listed = [listed]
        for one in _paired(listed) if isinstance(listed, list) else []:
            found += _agent(one, key, language, inverted, problems)
    return tuple(dict.fromkeys(found))


def _paired(listed: list[Any]) -> Iterable[Any]:
    """Latin and Japanese forms of one person after each other (JaLC) as one person."""
    scripts = [
        script_of(clean(one.get("family"))) if isinstance(one, dict) and one.get("name") else ""
        for one in listed
    ]
    pairs = list(zip(scripts[::2], scripts[1::2], strict=False))
    if len(listed) % 2 or not all(a == "Latn" and b in ("Hani", "Jpan") for a, b in pairs):
        return listed
    return [{"names": [listed[i + 1], listed[i]]} for i in range(0, len(listed), 2)]


def _agent(
    one: Any, key: str, language: str, inverted: bool, problems: list[Problem]
) -> Iterator[Agent]:
    one = {"name": one} if isinstance(one, str) else one
    if not isinstance(one, dict):
        return
    role, names = clean(one.get("role")), list(_names(one, language, inverted))
    if names and not role and (korean := _KOREAN.fullmatch(names[0].literal)):
        role = korean[2]
        names[0] = Name(literal=korean[1], script=names[0].script, lang=names[0].lang)
    if not names:
        return
    yield Agent(
        tuple(dict.fromkeys(names)),
        role=_role(role, key),
        is_organisation=_is_organisation(one, role),
        orcid=_number("orcid", one.get("orcid") or one.get("ORCID"), problems),
        isni=_number("isni", one.get("isni"), problems),
        viaf=_number("viaf", _viaf(one), problems),
    )


def _names(one: dict[str, Any], language: str, inverted: bool) -> Iterator[Name]:
    listed = one.get("names")
    if isinstance(listed, list):
        for form in listed:
            form = {"name": form} if isinstance(form, str) else form
            if isinstance(form, dict):
                yield from _names(form, language, inverted)
        return
    lang = tag(clean(one.get("lang")))
    family, given = whole(one.get("family")), whole(one.get("given"))
    if family and given:
        yield Name(family, given, script=script_of(family), lang=lang)
        return
    literal = _LIFE.sub("", whole(one.get("name") or one.get("value")) or family or given)
    if original := _LIFE.sub("", whole(one.get("name_original")).rstrip(".")):
        yield Name(
            literal=original, script=script_of(original), lang=language_of(original, language)
        )
        literal = literal.rstrip(".") if literal.count(".") == 1 else literal
    parts = literal.split(", ")
    if inverted and len(parts) == 2 and literal.count(",") == 1 and all(parts):
        yield Name(parts[0], parts[1], script=script_of(literal), lang=lang)
    elif literal:
        yield Name(literal=literal, script=script_of(literal), lang=lang)


def _role(text: str, key: str) -> str:
    """The MARC relator; a role that has none is a contributor's."""
    if not text:
        return "ctb" if key in ("contributors", "corporate") else "aut"
    for first in re.split(r"[,;&/]| and ", text)[:1]:
        plain = re.sub(r"[\W_]", "", first).lower()
        stem = _IMPERIAL.sub("", plain)
        if (
            code := _OURS.get(re.sub(r"[\W_]", "", text).lower())
            or _OURS.get(plain)
            or _OURS.get(stem)
        ):
            return code
        # 編集校正, 撰校勘記: the first thing that was done leads the title page.
        if script_of(stem) == "Hani" and (code := _OURS.get(stem[:1])):
            return code
    return "ctb"


def _is_organisation(one: dict[str, Any], role: str) -> bool:
    kind = clean(one.get("kind") or one.get("nameType")).lower()
    return kind in _ORGANISATIONS or role == "corporate"


def _viaf(one: dict[str, Any]) -> str:
    match = _VIAF.search(clean(one.get("ref")))
    return clean(one.get("viaf")) or (match[1] if match else "")


def _number(scheme: str, value: object, problems: list[Problem]) -> str:
    text = clean(value)
    if not text:
        return ""
    try:
        return identifiers.parse(scheme, text)
    except IdentifierError:
        problems.append(Problem(BAD_NUMBER, {"value": text[:80]}, field=scheme, value=text))
        return ""
