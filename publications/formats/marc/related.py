"""Other works: linking entries 765 to 787, each with its kind.

Where the tag says all of the kind, nothing else does; else $i says it in words ("Is new version
of"), with second indicator 8, as the standard has it for texts in $i.
"""

import re

from ... import identifiers
from ...records import Record, Related
from .fields import Field
from .linking import Builder, in_order
from .reading import Reading

# DataCite relationType: tag and second indicator, where these alone say it.
_TAGS = {
    "IsTranslationOf": ("765", " "),
    "HasTranslation": ("767", " "),
    "IsSupplementedBy": ("770", " "),
    "IsSupplementTo": ("772", " "),
    "HasPart": ("774", " "),
    "Continues": ("780", "0"),
    "IsContinuedBy": ("785", "0"),
    "Obsoletes": ("780", "2"),
    "IsObsoletedBy": ("785", "2"),
}
_KINDS = {place: kind for kind, place in _TAGS.items()}
# The nearest tag for the rest, which say their kind in $i.
_NEAREST = {
    "IsPartOf": "773",
    "IsNewVersionOf": "775",
    "IsPreviousVersionOf": "775",
    "IsVariantFormOf": "776",
    "IsOriginalFormOf": "776",
}
_OTHER = "787"
# What a tag means when nothing else is said.
_MEANING = {
    "765": "IsTranslationOf", "767": "HasTranslation", "770": "IsSupplementedBy",
    "772": "IsSupplementTo", "774": "HasPart", "775": "IsVariantFormOf", "776": "IsVariantFormOf",
    "780": "Continues", "785": "IsContinuedBy",
}  # fmt: skip
_TAGS_READ = ("765", "767", "770", "772", "773", "774", "775", "776", "780", "785", "787")
_CAPITAL = re.compile(r"(?<=[a-z])([A-Z])")
_IS_KIND = re.compile(
    "(?:Is|Has|Cites|References|Continues|Obsoletes|Reviews|Documents|Describes|Compiles|Collects|"
    "Requires)[A-Za-z]*"
)


def write(build: Builder, record: Record) -> None:
    for one in record.related:
        tag, indicator = _TAGS.get(one.kind, (_NEAREST.get(one.kind, _OTHER), "8"))
        words = (
            _CAPITAL.sub(lambda match: f" {match[1].lower()}", one.kind) if indicator == "8" else ""
        )
        texts = in_order(one.titles, "")
        link = build.linked(texts[0].lang, texts[0].state) if texts else ()
        numbers = (("o", f"doi:{one.doi}" if one.doi else ""), ("o", one.url))
        first = (*link, ("i", words), ("t", texts[0].value if texts else ""), *numbers)
        others = [
            (
                f"0{indicator}",
                "",
                (*(build.linked(text.lang, text.state) or build.unknown()), ("t", text.value)),
            )
            for text in texts[1:]
        ]
        build.add_pair(tag, f"0{indicator}", first, others)


def is_related(one: Field) -> bool:
    """Whether a 773 is not the host, but a work that this one is said to be part of."""
    return one.tag == "773" and one.indicators[1:] == "8" and bool(_said(one))


def read(reading: Reading) -> tuple[Related, ...]:
    """Works that a title or address names; a plain 773 is the host and none of them."""
    found = []
    for one in reading.marc.in_order(*_TAGS_READ):
        if one.tag == "773" and not is_related(one):
            continue
        kind = _said(one) or _KINDS.get((one.tag, one.indicators[1:])) or _MEANING.get(one.tag)
        doi = url = ""
        for text in one.all("ow"):
            is_address = text.startswith(("http://", "https://"))
            if is_address and "doi.org/" not in text:
                url = url or text
            elif not doi and "10." in text:
                doi = next(iter(identifiers.find_dois(text)), "")
        titles = tuple(reading.texts(one, "t"))
        if kind and (doi or url or titles):
            found.append(Related(kind, titles, doi, url))
    return tuple(found)


def _said(one: Field) -> str:
    """The kind that $i says in our words."""
    words = one.first("i").rstrip(" :")
    kind = "".join(word.capitalize() for word in words.split())
    return kind if _IS_KIND.fullmatch(kind) and words[:1].isupper() else ""
